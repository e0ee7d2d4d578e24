namespace KerasSharp.Tests.Training;

public sealed class GrowingRowsTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(3, 3)]
    [InlineData(3, 3, 1)]
    [InlineData(2, 0, 5, 2, 2)]
    [InlineData(0, 0)]
    public void The_rows_of_all_batches_in_order_belong_to_the_caller(params int[] sizes)
    {
        using var scope = NewDisposeScope();
        var batches = sizes.Select((size, i) => arange(size * 2, ScalarType.Float64).reshape(size, 2) + (100 * i)).ToArray();
        Tensor all;
        using (var rows = new GrowingRows())
        {
            foreach (var batch in batches)
                rows.Append(batch);
            all = rows.Take();
        }

        Assert.True(scope.Contains(all));
        Assert.Equal(ScalarType.Float64, all.dtype);
        Assert.True(all.Equals(cat(batches)));
    }

    [Fact]
    public void No_tensor_stays_and_batches_are_copied()
    {
        using var batch = ones(3, 2);
        using var rows = new GrowingRows();
        rows.Append(batch);
        batch.zero_();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var i = 0; i < 20; i++)
            rows.Append(batch);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        using var all = rows.Take();
        Assert.Equal([63, 2], all.shape);
        Assert.Equal(6, all.sum().item<float>());
    }

    [Fact]
    public void Rows_of_another_shape_are_refused()
    {
        using var scope = NewDisposeScope();
        using var rows = new GrowingRows();
        rows.Append(zeros(3, 5));
        Rejects.With<ArgumentException>("(5,) and (1,)", () => rows.Append(zeros(3, 1)));
        Assert.Throws<ArgumentException>(() => rows.Append(zeros([])));
    }
}
