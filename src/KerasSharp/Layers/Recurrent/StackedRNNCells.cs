namespace KerasSharp.Layers;

/// <summary>Several cells one after the other, as one cell: the output of each is the input of the next.</summary>
/// <remarks>States are those of all cells in order. Source: keras.layers.StackedRNNCells.</remarks>
public sealed partial class StackedRNNCells : RnnCell
{
    /// <summary>A stack of cells.</summary>
    /// <param name="cells">The cells; at least one.</param>
    /// <param name="name">The layer's name.</param>
    /// <exception cref="ArgumentException">There are no cells.</exception>
    public StackedRNNCells(IReadOnlyList<RnnCell> cells, string? name = null)
        : base(name)
    {
        Cells = cells is { Count: > 0 } ? [.. cells] : throw new ArgumentException("`cells` must hold at least one cell.", nameof(cells));
        foreach (var cell in Cells)
            AddLayer(cell);
    }

    /// <summary>The cells.</summary>
    public IReadOnlyList<RnnCell> Cells { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<int> StateSizes => [.. Cells.SelectMany(cell => cell.StateSizes)];

    /// <inheritdoc/>
    public override IReadOnlyList<Shape> StateShapes => [.. Cells.SelectMany(cell => cell.StateShapes)];

    /// <inheritdoc/>
    public override int OutputSize => Cells[^1].OutputSize;

    internal override bool HasDropout => Cells.Any(cell => cell.HasDropout);

    /// <inheritdoc/>
    public override Tensor[] GetInitialState(long batchSize) => [.. Cells.SelectMany(cell => cell.GetInitialState(batchSize))];

    internal override Shape[] StateShapesFor(Shape input)
    {
        var shapes = new List<Shape>();
        foreach (var cell in Cells)
        {
            shapes.AddRange(cell.StateShapesFor(input));
            input = cell.ComputeOutputShape(input);
        }

        return [.. shapes];
    }

    internal override void BeginSequence(Tensor firstInput, Tensor[] states)
    {
        var input = firstInput;
        foreach (var (cell, own) in Parts(states))
        {
            cell.BeginSequence(input, own);
            // Masks take no more than the shape of what enters the next cell.
            input = input.new_empty(cell.ComputeOutputShape(Shape.Of(input.shape)).ToArray());
        }
    }

    internal override void EndSequence()
    {
        foreach (var cell in Cells)
            cell.EndSequence();
    }

    /// <inheritdoc/>
    protected internal override (Tensor Output, Tensor[] States) Step(Tensor input, Tensor[] states, bool training)
    {
        var after = new List<Tensor>();
        foreach (var (cell, own) in Parts(states))
        {
            (input, var next) = cell.Step(input, own, training);
            after.AddRange(next);
        }

        return (input, [.. after]);
    }

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        foreach (var cell in Cells)
        {
            cell.EnsureBuilt(input);
            input = cell.ComputeOutputShape(input);
        }
    }

    private IEnumerable<(RnnCell Cell, Tensor[] States)> Parts(Tensor[] states)
    {
        var at = 0;
        foreach (var cell in Cells)
        {
            var count = cell.StateSizes.Count;
            yield return (cell, states[at..(at + count)]);
            at += count;
        }
    }
}
