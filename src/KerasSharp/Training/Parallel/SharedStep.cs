using System.Runtime.CompilerServices;

namespace KerasSharp.Training;

/// <summary>A step of training or evaluation of which each process computes a share.</summary>
internal static class SharedStep
{
    /// <summary>The models whose processes have met, by the state of their structure then.</summary>
    private static readonly ConditionalWeakTable<Model, StrongBox<int>> Met = [];

    /// <summary>Computes this process's rows; the running losses and metrics are those of all rows then.</summary>
    /// <param name="replicas">The processes.</param>
    /// <param name="model">The model.</param>
    /// <param name="batch">The rows, on the model's device.</param>
    /// <param name="step">The step.</param>
    public static Logs Run(Replicas replicas, Model model, Batch batch, Func<Batch, Logs> step)
    {
        if (!Met.TryGetValue(model, out var version) || version.Value != Layers.Layer.StructureVersion)
            Meet(replicas, model, "");
        try
        {
            var before = new RunningSums(model);
            using var share = BatchShare.Begin(replicas, batch.Size);
            if (replicas.SharesBatches)
                batch = batch.Map(rows => rows.narrow(0, share.Start, share.Count));
            var logs = step(batch);
            before.AddOthers(share);
            return logs;
        }
        catch (Exception e)
        {
            replicas.Abort(e);
            throw;
        }
    }

    /// <summary>Compares the processes' models, and starts them all from the first one's state.</summary>
    /// <param name="replicas">The processes.</param>
    /// <param name="model">The model.</param>
    /// <param name="run">What else must be the same.</param>
    /// <exception cref="InvalidOperationException">The models differ; every process says so.</exception>
    public static void Meet(Replicas replicas, Model model, string run)
    {
        ModelDescription.Compare(replicas, ModelDescription.Of(model, run));
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        foreach (var (_, variable) in model.StateVariables())
        {
            var value = variable.Value.clone();
            replicas.Broadcast(value);
            if (replicas.Rank != 0)
                variable.Assign(value);
        }

        foreach (var generator in model.SeedGenerators().Append(SeedGenerator.Global))
        {
            var state = tensor(new long[] { generator.State.Seed, generator.State.Counter });
            replicas.Broadcast(state);
            generator.State = ((int)state[0].item<long>(), (int)state[1].item<long>());
        }

        var numbers = get_rng_state();
        replicas.Broadcast(numbers);
        Torch.GeneratorState.Set(numbers);
        Met.AddOrUpdate(model, new(Layers.Layer.StructureVersion));
    }

    /// <summary>Gives every process the mean of what is not trained: statistics of batches differ between them, as each normalizes its own
    /// rows.</summary>
    public static void AverageStatistics(Replicas replicas, Model model)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        foreach (var variable in model.NonTrainableWeights.Where(variable => DTypes.IsFloating(variable.DType)))
        {
            var mean = variable.Value.to(ScalarType.Float64, copy: true);
            replicas.Sum(mean);
            variable.Value.copy_(mean / replicas.Count);
        }
    }
}
