using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Divides the gradient by a running average of its magnitude.</summary>
    public class RMSProp : OptimizerHelper, optim.IMomentum
    {
        public RMSProp(IEnumerable<Parameter> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0,
            double momentum = 0.0, bool centered = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize) { }

        public RMSProp(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0,
            double momentum = 0.0, bool centered = false, bool maximize = false)
        {
            if (lr < 0.0)
                throw new ArgumentException($"Invalid learning rate: {lr}", nameof(lr));
            if (eps < 0.0)
                throw new ArgumentException($"Invalid eps value: {eps}", nameof(eps));
            if (alpha < 0.0)
                throw new ArgumentException($"Invalid alpha value: {alpha}", nameof(alpha));
            if (momentum < 0.0)
                throw new ArgumentException($"Invalid momentum value: {momentum}", nameof(momentum));
            if (weight_decay < 0.0)
                throw new ArgumentException($"Invalid weight_decay value: {weight_decay}", nameof(weight_decay));
            _defaults = new Options
            {
                LearningRate = lr,
                alpha = alpha,
                eps = eps,
                weight_decay = weight_decay,
                momentum = momentum,
                centered = centered,
                maximize = maximize,
            };
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
            double alpha = o.alpha!.Value;
            double lr = o.LearningRate!.Value;
            foreach ((Parameter parameter, Tensor gradient, State state) in WithGradient<State>(group))
            {
                Tensor grad = o.maximize == true ? -gradient : gradient;
                if (o.weight_decay != 0)
                    grad = grad.add(parameter, alpha: o.weight_decay!.Value);
                state.step++;
                state.square_avg.mul_(alpha).addcmul_(grad, grad, value: 1 - alpha);
                Tensor average;
                if (o.centered == true)
                {
                    state.grad_avg.mul_(alpha).add_(grad, alpha: 1 - alpha);
                    average = state.square_avg.addcmul(state.grad_avg, state.grad_avg, value: -1).sqrt_().add_(o.eps!.Value);
                }
                else
                {
                    average = state.square_avg.sqrt().add_(o.eps!.Value);
                }
                if (o.momentum > 0)
                    parameter.add_(state.momentum_buffer.mul_(o.momentum!.Value).addcdiv_(grad, average, value: 1), alpha: -lr);
                else
                    parameter.addcdiv_(grad, average, value: -lr);
            }
        }

        public override void add_param_group(Modules.ParamGroup param_group)
        {
            var def = (Options)_defaults;
            var o = (Options)(param_group.Options ??= new Options());
            o.alpha ??= def.alpha;
            o.eps ??= def.eps;
            o.weight_decay ??= def.weight_decay;
            o.momentum ??= def.momentum;
            o.centered ??= def.centered;
            o.maximize ??= def.maximize;
            Add(param_group, parameter => new State(parameter));
        }

        public class Options : OptimizerOptions
        {
            public double? alpha;
            public double? eps;
            public double? weight_decay;
            public double? momentum;
            public bool? centered;
            public bool? maximize;
        }

        public sealed class State(Parameter parameter) : OptimizerState(parameter), IDisposable
        {
            public long step;
            public Tensor square_avg = null!;
            public Tensor momentum_buffer = null!;
            public Tensor grad_avg = null!;

            public override void Initialize(OptimizerOptions options)
            {
                Dispose();
                step = 0;
                square_avg = Zeros();
                momentum_buffer = Zeros();
                grad_avg = Zeros();
            }

            public void Dispose()
            {
                square_avg?.Dispose();
                momentum_buffer?.Dispose();
                grad_avg?.Dispose();
            }
        }

        public class ParamGroup : ParamGroup<Options>, optim.IMomentum
        {
            public ParamGroup() { }

            public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }

            public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double eps = 1e-8, double alpha = 0.99,
                double weight_decay = 0, double momentum = 0.0, bool centered = false)
                : base(parameters, new Options
                {
                    LearningRate = lr,
                    alpha = alpha,
                    eps = eps,
                    weight_decay = weight_decay,
                    momentum = momentum,
                    centered = centered,
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
            public static RMSProp RMSProp(IEnumerable<Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8,
                double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
                => new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);

            public static RMSProp RMSProp(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01, double alpha = 0.99,
                double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
                => new(parameters.Select(p => p.parameter), lr, alpha, eps, weight_decay, momentum, centered, maximize);

            public static RMSProp RMSProp(IEnumerable<RMSProp.ParamGroup> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8,
                double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
                => new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);
        }
    }
}
