using System.Text.Json;
using System.Text.Json.Serialization;

namespace KerasSharp.Callbacks;

/// <summary>All that an interrupted training goes on from, in one safetensors file: variables, running losses, seeds, torch's generator,
/// the other callbacks, the place.</summary>
internal sealed partial class TrainingState : IDisposable
{
    private const string NotesName = "notes";
    private const string GeneratorName = "generator";

    private readonly OrderedDictionary<string, Tensor> _tensors;
    private readonly Notes _notes;

    private TrainingState(OrderedDictionary<string, Tensor> tensors, Notes notes) => (_tensors, _notes) = (tensors, notes);

    /// <summary>The epoch to go on with, counted from 0.</summary>
    public int Epoch => _notes.Epoch;

    /// <summary>The batches of that epoch that are done.</summary>
    public int Batch => _notes.Batch;

    /// <summary>Writes the state; a kill leaves the old file or the new.</summary>
    public static void Write(string path, Model model, int epoch, int batch, IReadOnlyList<Callback> callbacks)
    {
        using var scope = NewDisposeScope();
        List<(string, Tensor)> tensors = [.. model.StateVariables().Select(entry => (entry.Name, entry.Variable.Value))];
        var counts = new List<long>();
        foreach (var tracker in model.LossTrackers())
        {
            if (tracker.State.Total is { } total)
                tensors.Add(($"losses/{counts.Count}", total));
            counts.Add(tracker.State.Count);
        }

        var numbers = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        for (var i = 0; i < callbacks.Count; i++)
        {
            var state = new CallbackState();
            callbacks[i].Save(state);
            numbers[NameOf(callbacks, i)] = state.Numbers.ToDictionary(
                pair => pair.Key, pair => pair.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
            tensors.AddRange(state.Tensors.Select(pair => ($"{NameOf(callbacks, i)}/{pair.Key}", pair.Value)));
        }

        var seeds = model.SeedGenerators().Append(SeedGenerator.Global)
            .Select(generator => new[] { generator.State.Seed, generator.State.Counter }).ToArray();
        tensors.Add((GeneratorName, get_rng_state()));
        tensors.Add((NotesName, tensor(
            JsonSerializer.SerializeToUtf8Bytes(
                new Notes(epoch, batch, model.StopTraining, [.. counts], seeds, numbers), NotesJson.Default.Notes))));
        SafeTensors.Write(path, tensors);
    }

    /// <summary>Reads a state and checks that it is the model's.</summary>
    /// <exception cref="ModelFileException">The file is damaged.</exception>
    /// <exception cref="ArgumentException">The state is that of another model or another compilation.</exception>
    public static TrainingState Read(string path, Model model)
    {
        var tensors = SafeTensors.Read(path);
        foreach (var tensor in tensors.Values)
            tensor.DetachFromDisposeScope();
        try
        {
            var notes = tensors.TryGetValue(NotesName, out var json)
                ? JsonSerializer.Deserialize(json.bytes, NotesJson.Default.Notes) : null;
            var state = new TrainingState(
                tensors, notes ?? throw new ModelFileException(path, NotesName, "it holds no state of a training."));
            state.Check(path, model);
            return state;
        }
        catch (Exception e)
        {
            foreach (var tensor in tensors.Values)
                tensor.Dispose();
            if (e is JsonException)
                throw new ModelFileException(path, NotesName, $"it holds no state of a training: {e.Message}", e);
            throw;
        }
    }

    /// <summary>Puts the model where it was.</summary>
    public void Apply(Model model)
    {
        model.ResetMetrics();
        foreach (var (name, variable) in model.StateVariables())
            variable.Assign(_tensors[name]);
        foreach (var (i, tracker) in model.LossTrackers().Index())
            tracker.State = (_tensors.GetValueOrDefault($"losses/{i}"), _notes.LossCounts[i]);
        foreach (var (i, generator) in model.SeedGenerators().Append(SeedGenerator.Global).Index())
            generator.State = (_notes.Seeds[i][0], _notes.Seeds[i][1]);
        GeneratorState.Set(_tensors[GeneratorName]);
        model.StopTraining = _notes.Stop;
    }

    /// <summary>Puts the callbacks where they were; those that were not there then stay as they are.</summary>
    public void Apply(IReadOnlyList<Callback> callbacks)
    {
        for (var i = 0; i < callbacks.Count; i++)
        {
            var name = NameOf(callbacks, i);
            if (!_notes.Callbacks.TryGetValue(name, out var numbers))
                continue;
            callbacks[i].Restore(new CallbackState
            {
                Numbers = numbers.ToDictionary(
                    pair => pair.Key, pair => double.Parse(pair.Value, System.Globalization.CultureInfo.InvariantCulture)),
                Tensors = _tensors.Where(pair => pair.Key.StartsWith($"{name}/", StringComparison.Ordinal)).ToDictionary(
                    pair => pair.Key[(name.Length + 1)..], pair => pair.Value),
            });
        }
    }

    public void Dispose()
    {
        foreach (var tensor in _tensors.Values)
            tensor.Dispose();
    }

    private static string NameOf(IReadOnlyList<Callback> callbacks, int index) => $"callbacks/{index}/{callbacks[index].GetType().Name}";

    private void Check(string path, Model model)
    {
        var expected = model.StateVariables().ToDictionary(entry => entry.Name, entry => entry.Variable);
        var surplus = _tensors.Keys.FirstOrDefault(name => Model.IsStateName(name) && !expected.ContainsKey(name));
        var unfit = expected.FirstOrDefault(
            entry => !_tensors.TryGetValue(entry.Key, out var tensor) || !tensor.shape.AsSpan().SequenceEqual(entry.Value.Value.shape)).Key
            ?? surplus;
        if (unfit is not null)
        {
            var found = _tensors.TryGetValue(unfit, out var tensor) ? $"shape {Shape.Of(tensor.shape)}" : "nothing";
            var wanted = expected.TryGetValue(unfit, out var variable) ? $"shape {variable.Shape} of '{variable.Path}'" : "nothing";
            throw new ArgumentException(
                $"The backup '{path}' is not of model '{model.Name}' as it is compiled now: for '{unfit}' it has {found}, expected "
                + $"{wanted}. Delete the backup to start anew.", nameof(path));
        }

        var fault = _tensors.TryGetValue(GeneratorName, out var generator)
            ? GeneratorState.Fault(generator) : "it holds no state of the random generator";
        if (fault is not null)
            throw new ModelFileException(path, GeneratorName, $"{fault}.");
        var (seeds, losses) = (model.SeedGenerators().Count + 1, model.LossTrackers().Count());
        if (_notes.Seeds.Length != seeds || _notes.LossCounts.Length != losses)
        {
            throw new ArgumentException(
                $"The backup '{path}' is not of model '{model.Name}' as it is compiled now: it has {_notes.Seeds.Length} seeds and "
                + $"{_notes.LossCounts.Length} losses, "
                + $"expected {seeds} and {losses}. Delete the backup to start anew.", nameof(path));
        }
    }

    /// <summary>What is not a tensor. Numbers of callbacks are texts: JSON has no NaN.</summary>
    private sealed record Notes(
        int Epoch, int Batch, bool Stop, long[] LossCounts, int[][] Seeds, Dictionary<string, Dictionary<string, string>> Callbacks);

    // Trimmed programs have no JSON by reflection.
    [JsonSerializable(typeof(Notes))]
    private sealed partial class NotesJson : JsonSerializerContext;
}
