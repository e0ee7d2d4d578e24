using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using KerasSharp.Optimizers.Schedules;

namespace KerasSharp.Optimizers;

/// <summary>Turns gradients into changes of weights. A string names one: <c>optimizer: "adam"</c>.</summary>
/// <remarks>An optimizer of your own derives from <see cref="ElementwiseOptimizer"/> where each number changes by itself, else from this
/// class: make its variables in <see cref="CreateVariables"/>, change a weight in <see cref="UpdateStep"/>; a partial class gets its config
/// from the source generator. Source: keras.optimizers.Optimizer.</remarks>
[KerasModule("keras.optimizers", LowerCaseIdentifiers = true)]
public abstract partial class Optimizer : IConfigurable, IDisposable
{
    private readonly HostVariable<int> _iterations;
    private readonly HostVariable<float> _learningRate;
    private LearningRateSchedule? _schedule;

    /// <summary>An optimizer with the options that all have.</summary>
    /// <param name="learningRate">A number or a schedule.</param>
    /// <param name="weightDecay">Each update first shrinks the weights by this times the learning rate; null for no decay.</param>
    /// <param name="clipnorm">The largest norm of each weight's gradient; null or 0 for no limit.</param>
    /// <param name="clipvalue">The largest size of each value of the gradients; null or 0 for no limit.</param>
    /// <param name="globalClipnorm">The largest norm of all gradients together; null or 0 for no limit. Only one of the three limits can be
    /// set.</param>
    /// <param name="useEma">Whether a moving average of the weights is kept, which takes their place at the end of training.</param>
    /// <param name="emaMomentum">How much of the old average stays at each step; in [0, 1].</param>
    /// <param name="emaOverwriteFrequency">Number of steps after which the weights are replaced by their average; null for only at the
    /// end.</param>
    /// <param name="lossScaleFactor">The loss is multiplied and the gradients are divided by this, against underflow of small types; null
    /// for none.</param>
    /// <param name="gradientAccumulationSteps">Number of steps whose mean gradient makes one update; at least 2, null for an update at
    /// every step.</param>
    /// <param name="name">The name; null for the class's in snake case, counted.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    /// <exception cref="ArgumentException">More than one limit of gradients is set.</exception>
    protected Optimizer(
        LearningRate learningRate, double? weightDecay = null, double? clipnorm = null, double? clipvalue = null,
        double? globalClipnorm = null, bool useEma = false, double emaMomentum = 0.99, int? emaOverwriteFrequency = null,
        double? lossScaleFactor = null, int? gradientAccumulationSteps = null, string? name = null)
    {
        WeightDecay = weightDecay;
        Clipping = new GradientClipping(clipnorm, clipvalue, globalClipnorm);
        UseEma = useEma;
        EmaMomentum = Guard.InRange(emaMomentum, 0, 1);
        EmaOverwriteFrequency = emaOverwriteFrequency is { } frequency ? Guard.Positive(frequency, nameof(emaOverwriteFrequency)) : null;
        LossScaleFactor = lossScaleFactor is { } factor ? Guard.Positive(factor, nameof(lossScaleFactor)) : null;
        GradientAccumulationSteps = gradientAccumulationSteps is null or >= 2
            ? gradientAccumulationSteps : throw new ArgumentOutOfRangeException(
            nameof(gradientAccumulationSteps),
            $"`gradientAccumulationSteps` must be an integer >= 2. Received: gradientAccumulationSteps={gradientAccumulationSteps}");
        Name = name ?? UniqueNames.For(GetType());
        _schedule = learningRate.Schedule;
        _iterations = new HostVariable<int>(0, "iteration", $"{Name}/iteration");
        _learningRate = new HostVariable<float>((float)learningRate.Value, "learning_rate", $"{Name}/learning_rate");
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Each update first shrinks the weights by this times the learning rate; null for no decay.</summary>
    public double? WeightDecay { get; }

    /// <summary>The largest norm of each weight's gradient; null for no limit.</summary>
    public double? Clipnorm => Clipping.Norm;

    /// <summary>The largest size of each value of the gradients; null for no limit.</summary>
    public double? Clipvalue => Clipping.Value;

    /// <summary>The largest norm of all gradients together; null for no limit.</summary>
    public double? GlobalClipnorm => Clipping.GlobalNorm;

    /// <summary>Whether a moving average of the weights is kept.</summary>
    public bool UseEma { get; }

    /// <summary>How much of the old average stays at each step.</summary>
    public double EmaMomentum { get; }

    /// <summary>Number of steps after which the weights are replaced by their average; null for only at the end.</summary>
    public int? EmaOverwriteFrequency { get; }

    /// <summary>What the loss is multiplied with; null for nothing.</summary>
    public double? LossScaleFactor { get; internal set; }

    /// <summary>Number of steps whose mean gradient makes one update; null for an update at every step.</summary>
    public int? GradientAccumulationSteps { get; }

    /// <summary>The number of updates done.</summary>
    public virtual long Iterations => _iterations.Value / (GradientAccumulationSteps ?? 1);

    /// <summary>The learning rate of the next step. Set it to a number or a schedule, at any time.</summary>
    /// <exception cref="InvalidOperationException">A number is set, and the optimizer has a schedule.</exception>
    public virtual LearningRate LearningRate
    {
        get => _schedule is null ? new LearningRate(_learningRate.Value) : new LearningRate(_schedule, _iterations.Value);
        set
        {
            if (_schedule is not null && value.Schedule is null)
            {
                throw new InvalidOperationException(
                    "This optimizer was created with a `LearningRateSchedule` object as its `learningRate` constructor argument, hence "
                    + "its learning rate is not settable. "
                    + "If you need the learning rate to be settable, create the optimizer with a number. Received: "
                    + $"LearningRate={value.Value}");
            }

            _schedule = value.Schedule;
            _learningRate.Value = (float)value.Value;
        }
    }

    private GradientClipping Clipping { get; }

    /// <summary>The loss as gradients should be computed from it: multiplied by the loss scale factor, where there is one.</summary>
    public virtual Tensor ScaleLoss(Tensor loss) => LossScaleFactor is { } factor ? loss * factor : loss;

    /// <summary>Leaves weights out of the weight decay. To be called before the optimizer is built.</summary>
    /// <param name="varList">The weights.</param>
    /// <param name="varNames">Names: a weight whose name contains one (a regular expression) is left out, so <c>["bias"]</c> leaves out all
    /// biases.</param>
    /// <exception cref="InvalidOperationException">The optimizer is built already.</exception>
    public virtual void ExcludeFromWeightDecay(IEnumerable<Variable>? varList = null, IEnumerable<string>? varNames = null)
    {
        if (Built)
            throw new InvalidOperationException("`ExcludeFromWeightDecay` can only be called before the optimizer is built.");
        _undecayed = [.. varList ?? []];
        _undecayedNames = varNames is null || !varNames.Any() ? null : new Regex(string.Join("|", varNames));
    }

    /// <summary><c>&lt;SGD name=SGD, learning_rate=0.01&gt;</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"<{GetType().Name} name={Name}, learning_rate={(double)LearningRate:G7}>");

    /// <inheritdoc/>
    public virtual Config GetConfig() => new()
    {
        { "name", Name },
        { "learning_rate", LearningRate },
        { "weight_decay", WeightDecay },
        { "clipnorm", Clipnorm },
        { "global_clipnorm", GlobalClipnorm },
        { "clipvalue", Clipvalue },
        { "use_ema", UseEma },
        { "ema_momentum", EmaMomentum },
        { "ema_overwrite_frequency", EmaOverwriteFrequency },
        { "loss_scale_factor", LossScaleFactor },
        { "gradient_accumulation_steps", GradientAccumulationSteps },
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the optimizer's variables; the weights stay.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _iterations.Variable.Dispose();
        _learningRate.Variable.Dispose();
        foreach (var (variable, _) in _created)
            variable.Dispose();
    }

    /// <summary>The optimizer that a Keras identifier names.</summary>
    /// <exception cref="ArgumentException">There is no such optimizer.</exception>
    [return: NotNullIfNotNull(nameof(identifier))]
    public static implicit operator Optimizer?(string? identifier)
    {
        if (identifier is null)
            return null;
        var optimizer = Registry.Get<Optimizer>(identifier);
        optimizer.MadeByIdentifier = true;
        return optimizer;
    }

    /// <summary>Whether an identifier made the optimizer, so that the model that it was given to owns it.</summary>
    internal bool MadeByIdentifier { get; private set; }
}
