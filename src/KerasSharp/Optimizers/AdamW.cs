namespace KerasSharp.Optimizers;

/// <summary>Adam with decoupled weight decay.</summary>
/// <remarks>Source: keras.optimizers.AdamW.</remarks>
/// <param name="learningRate">A number or a schedule; null for 0.001.</param>
/// <param name="weightDecay">Each update first shrinks the weights by this times the learning rate.</param>
/// <param name="beta1">The decay of the mean of the gradients.</param>
/// <param name="beta2">The decay of the mean of the squared gradients.</param>
/// <param name="epsilon">The small number in the divisor; added before the bias correction.</param>
/// <param name="amsgrad">Whether the divisor never falls.</param>
/// <param name="clipnorm">The largest norm of each weight's gradient; null for no limit.</param>
/// <param name="clipvalue">The largest size of each value of the gradients; null for no limit.</param>
/// <param name="globalClipnorm">The largest norm of all gradients together; null for no limit. Only one of the three limits can be
/// set.</param>
/// <param name="useEma">Whether a moving average of the weights is kept, which takes their place at the end of training.</param>
/// <param name="emaMomentum">How much of the old average stays at each step; in [0, 1].</param>
/// <param name="emaOverwriteFrequency">Number of steps after which the weights are replaced by their average; null for only at the
/// end.</param>
/// <param name="lossScaleFactor">The loss is multiplied and the gradients are divided by this; null for none.</param>
/// <param name="gradientAccumulationSteps">Number of steps whose mean gradient makes one update; at least 2, null for an update at every
/// step.</param>
/// <param name="name">The name; null for the class's in snake case, counted.</param>
/// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
/// <exception cref="ArgumentException">More than one limit of gradients is set.</exception>
public sealed partial class AdamW(
    LearningRate? learningRate = null, double weightDecay = 0.004, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7,
    bool amsgrad = false, double? clipnorm = null, double? clipvalue = null, double? globalClipnorm = null, bool useEma = false,
    double emaMomentum = 0.99, int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null,
    string? name = null)
    : Adam(
        learningRate, beta1, beta2, epsilon, amsgrad, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum,
        emaOverwriteFrequency, lossScaleFactor, gradientAccumulationSteps, name);
