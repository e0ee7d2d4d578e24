namespace KerasSharp.Training;

/// <summary>Batches cut from tensors that are there as a whole.</summary>
internal sealed class ArraySource : BatchSource
{
    private readonly List<Tensor> _made = [];
    private readonly List<IDisposable> _texts = [];
    private readonly int _batchSize;
    private readonly Shuffle _shuffle;

    /// <param name="x">The inputs.</param>
    /// <param name="y">The targets.</param>
    /// <param name="sampleWeight">The weights of the samples.</param>
    /// <param name="batchSize">Rows a batch; null for 32.</param>
    /// <param name="shuffle">Whether each epoch has an order of its own: Keras's, which no seed changes; null for none.</param>
    /// <param name="arrange">Puts data that is given by name in order; null for as it is.</param>
    public ArraySource(
        ArrayLike x, ArrayLike? y = null, ArrayLike? sampleWeight = null, int? batchSize = null, Shuffle? shuffle = null,
        Func<Batch, Batch>? arrange = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        _batchSize = BatchSizes.Check(batchSize);
        _shuffle = shuffle ?? Shuffle.None;
        try
        {
            static Tensor Numbers(ArrayLike part) => part.ToReadOnlyTensor();
            var keys = new BatchKeys(x.Keys, y?.Keys, sampleWeight?.Keys);
            Data = new Batch(Convert(x, ToInput), Convert(y, Numbers), Convert(sampleWeight, Numbers)) { Keys = keys };
            Cardinality.Check(Data);
            Data = Arranged(arrange);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private ArraySource(Batch data, int batchSize)
    {
        Data = data;
        _made.AddRange(data.Tensors);
        _batchSize = batchSize;
        _shuffle = Shuffle.None;
    }

    /// <summary>All rows.</summary>
    public Batch Data { get; private set; }

    public override int? Steps => checked((int)((Data.Size + _batchSize - 1) / _batchSize));

    public override IEnumerable<Tensor> LabelsToCheck => Data.Y;

    public override Batch Peek() => Data.Map(tensor => tensor.narrow(0, 0, Math.Min(_batchSize, Data.Size)));

    public override IEnumerable<Batch> Epoch(int number)
    {
        var rows = Data.Size;
        using var order = _shuffle == Shuffle.None ? null : Order(rows, number);
        for (long start = 0; start < rows; start += _batchSize)
        {
            var length = Math.Min(_batchSize, rows - start);
            if (order is null)
            {
                yield return Data.Map(tensor => tensor.narrow(0, start, length));
                continue;
            }

            var indices = order.narrow(0, start, length);
            yield return Data.Map(tensor => tensor.index_select(0, indices));
        }
    }

    /// <summary>Takes the last part of the rows away, for validation. Source: keras array_slicing.train_validation_split.</summary>
    /// <exception cref="ArgumentException">A part would be empty.</exception>
    public ArraySource SplitOff(double validationSplit, int batchSize)
    {
        if (!(validationSplit > 0 && validationSplit < 1))
            throw new ArgumentOutOfRangeException(
                nameof(validationSplit), $"`validationSplit` must be between 0 and 1. Received: validationSplit={validationSplit}");
        var rows = Data.Size;
        var kept = (long)Math.Floor(rows * (1.0 - validationSplit));
        if (kept == 0 || kept == rows)
        {
            throw new ArgumentException(
                $"Training data contains {rows} samples, which is not sufficient to split it into a validation and training set as "
                + $"specified by `validationSplit={validationSplit}`. "
                + "Either provide more data, or a different value for `validationSplit`.",
                nameof(validationSplit));
        }

        var last = Data.Map(tensor => tensor.narrow(0, kept, rows - kept).DetachFromDisposeScope());
        Data = Data.Map(tensor =>
        {
            var first = tensor.narrow(0, 0, kept).DetachFromDisposeScope();
            _made.Add(first);
            return first;
        });
        return new ArraySource(last, batchSize);
    }

    /// <summary>The batch size that cuts all rows into a number of steps.</summary>
    public static int? BatchSizeFor(ArrayLike x, int steps) => (int)Math.Max(1, (x.Rows + steps - 1) / steps);

    /// <summary>Gives the rows the weights of their classes.</summary>
    /// <param name="classWeight">The weights by class.</param>
    /// <param name="sparse">Whether a target holds class indices rather than one-hot rows.</param>
    /// <exception cref="ArgumentException">There is not one target.</exception>
    public void WeighClasses(Dictionary<int, double> classWeight, Func<Tensor, bool> sparse)
    {
        if (Data.Y.Length != 1)
            throw new ArgumentException("`classWeight` is only supported for models with a single output.", nameof(classWeight));
        var weight = ClassWeights.ToSampleWeight(Data.Y[0], classWeight, sparse(Data.Y[0])).DetachFromDisposeScope();
        _made.Add(weight);
        Data = Data with { SampleWeight = [weight] };
    }

    public override void Dispose()
    {
        foreach (var tensor in _made)
            tensor.Dispose();
        _made.Clear();
        _texts.ForEach(lease => lease.Dispose());
        _texts.Clear();
    }

    /// <summary>Keras's order of an epoch: a permutation under a generator that is seeded with the epoch's number, from 1.</summary>
    private Tensor Order(long rows, int epoch)
    {
        using var generator = new Generator(0, CPU);
        generator.manual_seed(epoch);
        var order =
            (_shuffle == Shuffle.Batch ? WithinBatches(rows, generator) : randperm(rows, ScalarType.Int64, CPU, generator: generator))
            .DetachFromDisposeScope();
        if (Data.X[0].device_type == DeviceType.CPU)
            return order;
        using (order)
            return order.to(Data.X[0].device).DetachFromDisposeScope();
    }

    private Tensor WithinBatches(long rows, Generator generator)
    {
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        for (long start = 0; start < rows; start += _batchSize)
            parts.Add(randperm(Math.Min(_batchSize, rows - start), ScalarType.Int64, CPU, generator: generator) + start);
        return cat([.. parts], 0).MoveToOuterDisposeScope();
    }

    /// <summary>Strings as handles, which are known as long as this source is there.</summary>
    private Tensor ToInput(ArrayLike part)
    {
        if (part.Texts is not { } texts)
            return part.ToReadOnlyTensor();
        var (handles, lease) = TextHandles.Lend(texts);
        _texts.Add(lease);
        return handles;
    }

    private Tensor[] Convert(ArrayLike? data, Func<ArrayLike, Tensor> toTensor) => data is null ? [] : Array.ConvertAll(data.Parts, part =>
    {
        var tensor = toTensor(part);
        if (!part.IsTensor)
            _made.Add(tensor.DetachFromDisposeScope());
        return ToFloatX(tensor);
    });

    private Batch Arranged(Func<Batch, Batch>? arrange)
    {
        if (arrange is null)
            return Data;
        using var scope = NewDisposeScope();
        var arranged = arrange(Data);
        foreach (var tensor in arranged.Tensors.Where(scope.Contains).ToArray())
            _made.Add(tensor.DetachFromDisposeScope());
        Cardinality.CheckWeights(arranged);
        return arranged;
    }

    /// <summary>Keras reads float64 data as its default floating type.</summary>
    private Tensor ToFloatX(Tensor tensor)
    {
        if (tensor.dtype != ScalarType.Float64 || KerasConfig.FloatX == ScalarType.Float64)
            return tensor;
        var converted = tensor.to_type(KerasConfig.FloatX).DetachFromDisposeScope();
        _made.Add(converted);
        return converted;
    }
}
