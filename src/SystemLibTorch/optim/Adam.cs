using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Adam, with weight decay as a part of the gradient.</summary>
    public class Adam : OptimizerHelper, optim.IBetas
    {
        public Adam(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize) { }

        public Adam(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        {
            if (lr < 0.0)
                throw new ArgumentException($"Invalid learning rate: {lr}", nameof(lr));
            if (beta1 is < 0.0 or >= 1.0)
                throw new ArgumentException($"Invalid beta1 value: {beta1}", nameof(beta1));
            if (beta2 is < 0.0 or >= 1.0)
                throw new ArgumentException($"Invalid beta2 value: {beta2}", nameof(beta2));
            if (eps < 0.0)
                throw new ArgumentException($"Invalid eps value: {eps}", nameof(eps));
            if (weight_decay < 0.0)
                throw new ArgumentException($"Invalid weight_decay value: {weight_decay}", nameof(weight_decay));
            _defaults = new ParamGroup([], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize).Options;
            foreach (ParamGroup group in parameters)
                add_param_group(group);
        }

        public (double, double) Betas
        {
            get => (((Options)_defaults).beta1!.Value, ((Options)_defaults).beta2!.Value);
            set => (((Options)_defaults).beta1, ((Options)_defaults).beta2) = value;
        }

        public override Tensor step(Func<Tensor>? closure = null) => _step<ParamGroup>(Update, closure);

        private void Update(ParamGroup group)
        {
            Options o = group.Options;
            foreach ((Parameter parameter, Tensor gradient, AdamState state) in WithGradient<AdamState>(group))
            {
                Tensor grad = o.maximize == true ? -gradient : gradient;
                if (o.weight_decay != 0)
                    grad = grad.add(parameter, alpha: o.weight_decay!.Value);
                state.Update(grad, o.LearningRate!.Value, o.beta1!.Value, o.beta2!.Value, o.eps!.Value);
            }
        }

        public override void add_param_group(Modules.ParamGroup param_group)
        {
            var def = (Options)_defaults;
            var o = (Options)(param_group.Options ??= new Options());
            o.beta1 ??= def.beta1;
            o.beta2 ??= def.beta2;
            o.eps ??= def.eps;
            o.weight_decay ??= def.weight_decay;
            o.amsgrad ??= def.amsgrad;
            o.maximize ??= def.maximize;
            Add(param_group, parameter => new AdamState(parameter, o.amsgrad!.Value));
        }

        public class Options : OptimizerOptions
        {
            public double? beta1;
            public double? beta2;
            public double? weight_decay;
            public double? eps;
            public bool? amsgrad;
            public bool? maximize;
        }

        public class ParamGroup : ParamGroup<Options>, optim.IBetas
        {
            public ParamGroup() { }

            public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }

            public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999,
                double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
                : base(parameters, new Options
                {
                    LearningRate = lr,
                    beta1 = beta1,
                    beta2 = beta2,
                    eps = eps,
                    weight_decay = weight_decay,
                    amsgrad = amsgrad,
                    maximize = maximize,
                })
            { }

            public (double, double) Betas
            {
                get => (Options.beta1!.Value, Options.beta2!.Value);
                set => (Options.beta1, Options.beta2) = value;
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
            public static Adam Adam(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999,
                double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
                => new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            public static Adam Adam(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-3, double beta1 = 0.9,
                double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
                => new(parameters.Select(p => p.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            public static Adam Adam(IEnumerable<Adam.ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999,
                double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
                => new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
        }
    }
}
