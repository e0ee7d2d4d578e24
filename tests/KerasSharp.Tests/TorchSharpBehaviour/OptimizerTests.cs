using TorchSharp.Modules;

namespace KerasSharp.Tests.TorchSharpBehaviour;

public sealed class OptimizerTests : TorchSharpTests
{
    private static readonly double[] Start = [1.0, -2.0, 0.5];

    // A rule takes parameter, gradient and step (from 1) and gives the new parameter; it keeps its state in captured variables.
    private delegate double Rule(double p, double g, int step);

    public static TheoryData<string> Cases => [.. Optimizers.Keys];

    private static readonly Dictionary<string, (Func<IEnumerable<Parameter>, optim.Optimizer> Make, Func<Rule> Rule)> Optimizers = new()
    {
        ["sgd"] = (p => optim.SGD(p, 0.1), () => (p, g, _) => p - 0.1 * g),
        ["sgd, maximize"] = (p => optim.SGD(p, 0.1, maximize: true), () => (p, g, _) => p + 0.1 * g),
        ["sgd, momentum"] = (p => optim.SGD(p, 0.1, momentum: 0.9, dampening: 0.2, weight_decay: 0.01), () =>
        {
            double buffer = 0;
            return (p, g, step) =>
            {
                g += 0.01 * p;
                buffer = step == 1 ? g : 0.9 * buffer + 0.8 * g;
                return p - 0.1 * buffer;
            };
        }
        ),
        ["sgd, nesterov"] = (p => optim.SGD(p, 0.1, momentum: 0.9, nesterov: true), () =>
        {
            double buffer = 0;
            return (p, g, _) =>
            {
                buffer = 0.9 * buffer + g;
                return p - 0.1 * (g + 0.9 * buffer);
            };
        }
        ),
        ["adam"] = (p => optim.Adam(p, 0.1, eps: 1e-4, weight_decay: 0.1), () =>
        {
            Rule adam = Adam(amsgrad: false);
            return (p, g, step) => adam(p, g + 0.1 * p, step);
        }
        ),
        ["adam, amsgrad"] = (p => optim.Adam(p, 0.1, eps: 1e-4, amsgrad: true), () => Adam(amsgrad: true)),
        ["adam, maximize"] = (p => optim.Adam(p, 0.1, eps: 1e-4, maximize: true), () =>
        {
            Rule adam = Adam(amsgrad: false);
            return (p, g, step) => adam(p, -g, step);
        }
        ),
        ["adamw"] = (p => optim.AdamW(p, 0.1, eps: 1e-4, weight_decay: 0.1), () =>
        {
            Rule adam = Adam(amsgrad: false);
            return (p, g, step) => adam(p * (1 - 0.1 * 0.1), g, step);
        }
        ),
        ["rmsprop"] = (p => optim.RMSProp(p, 0.1, alpha: 0.9, eps: 1e-3, weight_decay: 0.1), () =>
        {
            double squares = 0;
            return (p, g, _) =>
            {
                g += 0.1 * p;
                squares = 0.9 * squares + 0.1 * g * g;
                return p - 0.1 * g / (Math.Sqrt(squares) + 1e-3);
            };
        }
        ),
        ["rmsprop, centered, momentum"] = (p => optim.RMSProp(p, 0.1, alpha: 0.9, eps: 1e-3, momentum: 0.5, centered: true), () =>
        {
            double squares = 0, mean = 0, buffer = 0;
            return (p, g, _) =>
            {
                squares = 0.9 * squares + 0.1 * g * g;
                mean = 0.9 * mean + 0.1 * g;
                buffer = 0.5 * buffer + g / (Math.Sqrt(squares - mean * mean) + 1e-3);
                return p - 0.1 * buffer;
            };
        }
        ),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void StepsEqualTheRule(string name)
    {
        Parameter parameter = torch.nn.Parameter(tensor(Start));
        using optim.Optimizer optimizer = Optimizers[name].Make([parameter]);
        Rule[] rules = [.. Start.Select(_ => Optimizers[name].Rule())];
        double[] expected = [.. Start];
        for (int step = 1; step <= 5; step++)
        {
            optimizer.zero_grad();
            Loss(parameter).backward();
            optimizer.step();
            for (int i = 0; i < expected.Length; i++)
                expected[i] = rules[i](expected[i], 4 * Math.Pow(expected[i], 3) - 2, step);
        }
        Check.Close(expected, Check.Numbers(parameter), 1e-9);
        Assert.True(parameter.is_leaf);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void StepsLeaveNothingBehind(string name)
    {
        using Parameter parameter = torch.nn.Parameter(tensor(Start));
        using (optim.Optimizer optimizer = Optimizers[name].Make([parameter]))
            Check.LeavesNothing(() =>
            {
                using DisposeScope scope = NewDisposeScope();
                optimizer.zero_grad();
                Loss(parameter).backward();
                optimizer.step();
            });
        Check.LeavesNothing(() => Optimizers[name].Make([parameter]).Dispose());
    }

    [Fact]
    public void AClosureGivesTheLoss()
    {
        Parameter parameter = torch.nn.Parameter(tensor(new[] { 3.0 }));
        using optim.Optimizer optimizer = optim.SGD([parameter], 0.1);
        Tensor loss;
        using (no_grad())
            loss = optimizer.step(() =>
            {
                Tensor value = parameter.square().sum();
                value.backward();
                return value;
            });
        Check.Values(loss, 9);
        Check.Values(parameter, 3 - 0.1 * 6);
    }

    [Fact]
    public void GroupsHaveTheirOwnOptions()
    {
        Parameter slow = torch.nn.Parameter(ones(1)), fast = torch.nn.Parameter(ones(1)), third = torch.nn.Parameter(ones(1));
        using SGD optimizer = optim.SGD([new SGD.ParamGroup([slow], lr: 0.1), new SGD.ParamGroup([fast], lr: 0.5)], 0.2);
        optimizer.add_param_group(new SGD.ParamGroup { Parameters = [third] });
        Assert.Equal([0.1, 0.5, 0.2], optimizer.ParamGroups.Select(g => g.LearningRate));
        Assert.Equal([slow, fast, third], optimizer.parameters(), ReferenceEqualityComparer.Instance);
        (slow + fast + third).sum().backward();
        optimizer.ParamGroups.First().LearningRate = 0.25;
        optimizer.step();
        Check.Values(cat([slow, fast, third]), 0.75, 0.5, 0.8);
    }

    [Fact]
    public void NamesOfParametersDoNotMatter()
    {
        using Linear linear = torch.nn.Linear(1, 1);
        using Adam optimizer = optim.Adam(linear.named_parameters());
        Assert.Equal(2, optimizer.parameters().Count());
        Assert.Equal((0.9, 0.999), optimizer.Betas);
        Assert.Equal(0.001, optimizer.ParamGroups.Single().LearningRate);
    }

    [Fact]
    public void ParametersWithoutAGradientStayAsTheyAre()
    {
        Parameter parameter = torch.nn.Parameter(ones(1));
        using optim.Optimizer optimizer = optim.Adam([parameter]);
        optimizer.step();
        Check.Values(parameter, 1);
    }

    [Fact]
    public void ZeroGradKeepsTheGradientTensor()
    {
        Parameter parameter = torch.nn.Parameter(ones(1));
        using optim.Optimizer optimizer = optim.SGD([parameter], 0.1);
        parameter.sum().backward();
        optimizer.zero_grad();
        Check.Values(parameter.grad!, 0);
    }

    [Fact]
    public void WrongOptionsAreRefused()
    {
        using Parameter parameter = torch.nn.Parameter(ones(1));
        Parameter[] parameters = [parameter];
        Assert.ThrowsAny<ArgumentException>(() => optim.Adam(parameters, lr: -1));
        Assert.ThrowsAny<ArgumentException>(() => optim.AdamW(parameters, beta1: 1));
        Assert.ThrowsAny<ArgumentException>(() => optim.RMSProp(parameters, eps: -1));
    }

    private static Rule Adam(bool amsgrad)
    {
        double mean = 0, squares = 0, largest = 0;
        return (p, g, step) =>
        {
            mean = 0.9 * mean + 0.1 * g;
            squares = 0.999 * squares + 0.001 * g * g;
            largest = Math.Max(largest, squares);
            double root = Math.Sqrt((amsgrad ? largest : squares) / (1 - Math.Pow(0.999, step)));
            return p - 0.1 / (1 - Math.Pow(0.9, step)) * mean / (root + 1e-4);
        };
    }

    // Its gradient is 4 p³ - 2.
    private static Tensor Loss(Tensor p) => (p.pow(4) - p * 2).sum();
}
