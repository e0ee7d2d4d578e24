using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Stochastic gradient descent, with momentum if asked for.</summary>
    public class SGD : OptimizerHelper, optim.IMomentum
    {
        public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0.0, double dampening = 0.0,
            double weight_decay = 0, bool nesterov = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize) { }

        public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0.0, double dampening = 0.0,
            double weight_decay = 0, bool nesterov = false, bool maximize = false)
        {
            if (lr < 0.0)
                throw new ArgumentException($"Invalid learning rate: {lr}", nameof(lr));
            if (nesterov && (momentum <= 0 || dampening != 0))
                throw new ArgumentException("Nesterov momentum requires a momentum and zero dampening.", nameof(nesterov));
            _defaults = new ParamGroup([], lr, momentum, dampening, weight_decay, nesterov, maximize).Options;
            foreach (ParamGroup group in parameters)
                add_param_group(group);
        }

        public double Momentum
        {
            get => ((Options)_defaults).momentum!.Value;
            set => ((Options)_defaults).momentum = value;
        }

        public override Tensor step(Func<Tensor>? closure = null) => _step<ParamGroup>(Update, closure);

        private void Update(ParamGroup group)
        {
            Options o = group.Options;
            double momentum = o.momentum!.Value;
            double lr = o.LearningRate!.Value;
            foreach ((Parameter parameter, Tensor gradient, State state) in WithGradient<State>(group))
            {
                Tensor grad = o.weight_decay == 0 ? gradient : gradient.add(parameter, alpha: o.weight_decay!.Value);
                if (momentum != 0)
                {
                    if (state.momentum_buffer is null)
                        state.momentum_buffer = grad.clone().DetachFromDisposeScope();
                    else
                        state.momentum_buffer.mul_(momentum).add_(grad, alpha: 1 - o.dampening!.Value);
                    grad = o.nesterov == true ? grad.add(state.momentum_buffer, alpha: momentum) : state.momentum_buffer;
                }
                parameter.add_(grad, alpha: o.maximize == true ? lr : -lr);
            }
        }

        public override void add_param_group(Modules.ParamGroup param_group)
        {
            var def = (Options)_defaults;
            var o = (Options)(param_group.Options ??= new Options());
            o.momentum ??= def.momentum;
            o.dampening ??= def.dampening;
            o.weight_decay ??= def.weight_decay;
            o.nesterov ??= def.nesterov;
            o.maximize ??= def.maximize;
            Add(param_group, parameter => new State(parameter));
        }

        public class Options : OptimizerOptions
        {
            public double? momentum;
            public double? dampening;
            public double? weight_decay;
            public bool? nesterov;
            public bool? maximize;
        }

        public sealed class State(Parameter parameter) : OptimizerState(parameter), IDisposable
        {
            public Tensor momentum_buffer = null!;

            public override void Initialize(OptimizerOptions options)
            {
                Dispose();
                momentum_buffer = null!;
            }

            public void Dispose() => momentum_buffer?.Dispose();
        }

        public class ParamGroup : ParamGroup<Options>, optim.IMomentum
        {
            public ParamGroup() { }

            public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }

            public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double momentum = 0.0, double dampening = 0.0,
                double weight_decay = 0, bool nesterov = false, bool maximize = false)
                : base(parameters, new Options
                {
                    LearningRate = lr,
                    momentum = momentum,
                    dampening = dampening,
                    weight_decay = weight_decay,
                    nesterov = nesterov,
                    maximize = maximize,
                })
            { }

            public double Momentum
            {
                get => Options.momentum!.Value;
                set => Options.momentum = value;
            }
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public static SGD SGD(IEnumerable<Parameter> parameters, double learningRate, double momentum = 0.0, double dampening = 0.0,
                double weight_decay = 0, bool nesterov = false, bool maximize = false)
                => new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            public static SGD SGD(IEnumerable<(string name, Parameter parameter)> parameters, double learningRate, double momentum = 0.0,
                double dampening = 0.0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
                => new(parameters.Select(p => p.parameter), learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            public static SGD SGD(IEnumerable<SGD.ParamGroup> parameters, double learningRate, double momentum = 0.0, double dampening = 0.0,
                double weight_decay = 0, bool nesterov = false, bool maximize = false)
                => new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);
        }
    }
}
