using TorchSharp.Modules;
using static TorchSharp.Interop.Aten;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Layers of LSTM cells over a sequence; gates i f g o, weights named as in torch: weight_ih_l0, weight_hh_l0, bias_ih_l0, …</summary>
    public sealed class LSTM : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor, Tensor)>
    {
        private readonly long _hidden;
        private readonly long _layers;
        private readonly bool _bias;
        private readonly bool _batchFirst;
        private readonly double _dropout;
        private readonly bool _bidirectional;

        internal LSTM(long inputSize, long hiddenSize, long numLayers, bool bias, bool batchFirst, double dropout, bool bidirectional,
            Device? device, ScalarType? dtype) : base(nameof(LSTM))
        {
            (_hidden, _layers, _bias, _batchFirst, _dropout, _bidirectional) = (hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional);
            double bound = 1 / Math.Sqrt(hiddenSize);
            for (long layer = 0; layer < numLayers; layer++)
            {
                long width = layer == 0 ? inputSize : hiddenSize * Directions;
                foreach (string suffix in bidirectional ? new[] { $"l{layer}", $"l{layer}_reverse" } : [$"l{layer}"])
                {
                    Add($"weight_ih_{suffix}", 4 * hiddenSize, width);
                    Add($"weight_hh_{suffix}", 4 * hiddenSize, hiddenSize);
                    if (!bias)
                        continue;
                    Add($"bias_ih_{suffix}", 4 * hiddenSize);
                    Add($"bias_hh_{suffix}", 4 * hiddenSize);
                }
            }

            void Add(string name, params long[] shape)
            {
                var parameter = new Parameter(empty(shape, dtype, device));
                nn.init.uniform_(parameter, -bound, bound);
                register_parameter(name, (Parameter)parameter.DetachFromDisposeScope());
            }
        }

        private long Directions => _bidirectional ? 2 : 1;

        public override (Tensor, Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0 = null)
        {
            if (h0_c0 is { } state)
                return Run(input, state.Item1, state.Item2);
            long batch = input.shape[_batchFirst ? 0 : 1];
            using Tensor start = zeros([Directions * _layers, batch, _hidden], input.dtype, input.device);
            return Run(input, start, start);
        }

        public new (Tensor, Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);

        /// <summary>Nothing to do: the weights are handed over one by one.</summary>
        public void flatten_parameters() { }

        private (Tensor, Tensor, Tensor) Run(Tensor input, Tensor hidden, Tensor cell)
            => Call3("lstm.input"u8, input, new[] { hidden, cell }, (Tensor[])[.. parameters()], _bias, _layers, _dropout, training,
                _bidirectional, _batchFirst);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static LSTM LSTM(long inputSize, long hiddenSize, long numLayers = 1, bool bias = true, bool batchFirst = false,
                double dropout = 0.0, bool bidirectional = false, Device? device = null, ScalarType? dtype = null)
                => new(inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional, device, dtype);
        }
    }
}
