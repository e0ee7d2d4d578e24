using System.Diagnostics.CodeAnalysis;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.Interop.Aten;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Looks rows up in a table of shape (num_embeddings, embedding_dims).</summary>
    public sealed class Embedding : nn.Module<Tensor, Tensor>
    {
        [ComponentName(Name = nameof(weight))]
        private Parameter? _weight;
        private readonly long _paddingIndex;
        private readonly double? _maxNorm;
        private readonly double _normType;
        private readonly bool _scaleGradByFreq;
        private readonly bool _sparse;

        internal Embedding(Parameter weight, long? padding_idx, double? max_norm, double norm_type, bool scale_grad_by_freq, bool sparse)
            : base(nameof(Embedding))
        {
            this.weight = weight;
            _paddingIndex = padding_idx is { } index ? (index < 0 ? index + weight.shape[0] : index) : -1;
            _maxNorm = max_norm;
            _normType = norm_type;
            _scaleGradByFreq = scale_grad_by_freq;
            _sparse = sparse;
        }

        [DisallowNull]
        public Parameter? weight
        {
            get => _weight;
            set => SetParameter(ref _weight, nameof(weight), value);
        }

        public override Tensor forward(Tensor input)
        {
            if (_maxNorm is { } maximum)
                using (no_grad())
                    InPlace("embedding_renorm_"u8, _weight!, input, maximum, _normType);
            return Call("embedding"u8, _weight!, input, _paddingIndex, _scaleGradByFreq, _sparse);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Embedding Embedding(long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null,
                double norm_type = 2.0, bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
            {
                Tensor table = randn(num_embeddings, embedding_dims, dtype, device);
                if (padding_idx is { } index)
                {
                    using Tensor row = table.select(0, index);
                    row.zero_();
                }
                return new(new Parameter(table), padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse);
            }

            public static Embedding Embedding_from_pretrained(Tensor embeddings, bool freeze = true, long? padding_idx = null,
                double? max_norm = null, double norm_type = 2.0, bool scale_grad_by_freq = false, bool sparse = false, Device? device = null,
                ScalarType? dtype = null)
            {
                Tensor table = embeddings.detach().to(dtype ?? embeddings.dtype, device ?? embeddings.device, disposeAfter: true);
                return new(new Parameter(table, !freeze), padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse);
            }
        }
    }
}
