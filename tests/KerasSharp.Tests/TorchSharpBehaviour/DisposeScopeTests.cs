namespace KerasSharp.Tests.TorchSharpBehaviour;

public sealed class DisposeScopeTests
{
    private static LifetimeStatistics Statistics => DisposeScopeManager.Statistics.TensorStatistics;

    [Fact]
    public void AScopeDisposesWhatWasMadeInIt()
    {
        Tensor inner, outer, free;
        using (var scope = NewDisposeScope())
        {
            outer = ones(1L);
            using (var nested = NewDisposeScope())
            {
                inner = ones(2L);
                free = ones(3L);
                Assert.Equal(2, nested.DisposablesCount);
                Assert.True(nested.Contains(inner));
                nested.Detach(free);
            }
            Assert.True(inner.IsInvalid);
            Assert.False(outer.IsInvalid);
            Assert.Same(scope, CurrentDisposeScope);
        }
        Assert.True(outer.IsInvalid);
        Assert.False(free.IsInvalid);
        free.Dispose();
    }

    [Fact]
    public void AnArrayOfResultsMovesOut()
    {
        using var outer = NewDisposeScope();
        var results = new Tensor[2];
        using (var scope = NewDisposeScope())
        {
            results[0] = ones(1L);
            results[1] = ones(1L);
            scope.MoveToOuter(results);
        }
        Assert.Equal(2, outer.DisposablesCount);
        Assert.False(results[0].IsInvalid || results[1].IsInvalid);
    }

    [Fact]
    public void ResultsMoveOut()
    {
        Tensor result, second, third;
        using (var outer = NewDisposeScope())
        {
            using (var scope = NewDisposeScope())
            {
                var sum = ones(2L) + ones(2L);
                result = sum.MoveToOuterDisposeScope();
                (second, third) = scope.MoveToOuter(ones(1L), ones(1L));
            }
            Assert.False(result.IsInvalid || second.IsInvalid || third.IsInvalid);
            Assert.Equal(3, outer.DisposablesCount);
            using var aside = NewDisposeScope();
            second.MoveToOtherDisposeScope(aside);
            Assert.True(aside.Contains(second));
            third.MoveToOtherDisposeScope(second);
            Assert.Equal((1, 2), (outer.DisposablesCount, aside.DisposablesCount));
        }
        Assert.True(result.IsInvalid && second.IsInvalid && third.IsInvalid);
    }

    [Fact]
    public void MovingOutOfTheOutermostScopeDetaches()
    {
        Tensor result;
        using (NewDisposeScope()) result = ones(2L).MoveToOuterDisposeScope();
        Check.Values(result, 1, 1);
        using (var scope = NewDisposeScope())
        {
            scope.Attach(result);
            scope.Attach(result);
            Assert.Equal(1, scope.DisposablesCount);
        }
        Assert.True(result.IsInvalid);
    }

    [Fact]
    public void EverythingBut()
    {
        using var scope = NewDisposeScope();
        var (a, b, c) = (ones(1L), ones(1L), ones(1L));
        Assert.Same(b, scope.DisposeEverythingBut(b));
        Assert.True(a.IsInvalid && c.IsInvalid);
        Assert.Equal([b], scope.DisposablesView);
        scope.DisposeEverything();
        Assert.Equal(0, scope.DisposablesCount);
        Assert.False(ones(1L).IsInvalid);
    }

    [Fact]
    public void StatisticsCount()
    {
        Statistics.Reset();
        var outside = ones(1L);
        Assert.Equal((1, 0), (Statistics.CreatedOutsideScopeCount, Statistics.CreatedInScopeCount));
        using (var scope = NewDisposeScope())
        {
            var kept = ones(1L).DetachFromDisposeScope();
            ones(1L).Dispose();
            _ = ones(1L);
            scope.Attach(outside);
            Assert.Equal((3, 1, 1), (Statistics.CreatedInScopeCount, Statistics.DetachedFromScopeCount, Statistics.AttachedToScopeCount));
            Assert.Equal(1, Statistics.DisposedInScopeCount);
            kept.Dispose();
            Assert.Equal(1, Statistics.DisposedOutsideScopeCount);
        }
        Assert.Equal(3, Statistics.DisposedInScopeCount);
        Assert.Equal(0, Statistics.ThreadTotalLiveCount);
        Assert.Equal(0, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.Contains("CreatedInScopeCount: 3", Statistics.ToString());
    }

    [Fact]
    public void AScopeHoldsManyAndLosesMany()
    {
        using var scope = NewDisposeScope();
        var all = Enumerable.Range(0, 1000).Select(k => tensor(k)).ToList();
        foreach (var tensor in all.Where((_, k) => k % 3 != 0)) tensor.Dispose();
        var more = Enumerable.Range(0, 1000).Select(k => tensor(k)).ToList();
        Assert.Equal(1334, scope.DisposablesCount);
        Assert.Equal(999 * 1000 / 2, more.Sum(tensor => tensor.item<int>()));
        Assert.Equal(999, all[999].item<int>());
        scope.Dispose();
        Assert.All(more.Concat(all), tensor => Assert.True(tensor.IsInvalid));
        Assert.Throws<ObjectDisposedException>(() => scope.DisposablesCount);
    }

    [Fact]
    public void ScopesMayCloseOutOfOrder()
    {
        var first = NewDisposeScope();
        var second = NewDisposeScope();
        var inFirst = ones(1L).MoveToOuterDisposeScope();
        var inSecond = ones(1L);
        first.Dispose();
        Assert.True(inFirst.IsInvalid);
        Assert.False(inSecond.IsInvalid);
        Assert.Same(second, CurrentDisposeScope);
        second.Dispose();
        Assert.True(inSecond.IsInvalid);
    }

    [Fact]
    public void ScopesAndStatisticsAreOfTheirThread()
    {
        using var scope = NewDisposeScope();
        var here = DisposeScopeManager.Statistics.CreatedInScopeCount;
        Tensor? foreign = null;
        var thread = new Thread(() =>
        {
            foreign = ones(1L);
            Assert.Equal(1, DisposeScopeManager.Statistics.CreatedOutsideScopeCount);
            using var own = NewDisposeScope();
            for (var k = 0; k < 100; k++) _ = ones(4L) * 2;
            Assert.Equal(200, own.DisposablesCount);
        });
        thread.Start();
        thread.Join();
        Assert.Equal(here, DisposeScopeManager.Statistics.CreatedInScopeCount);
        Assert.False(scope.Contains(foreign!));
        foreign!.Dispose();
    }

    [Fact]
    public void ThreadsWorkSideBySide()
    {
        var errors = new System.Collections.Concurrent.ConcurrentBag<Exception>();
        var threads = Enumerable.Range(1, 4).Select(n => new Thread(() =>
        {
            try
            {
                for (var k = 0; k < 200; k++)
                {
                    using var scope = NewDisposeScope();
                    var x = full([8L], (float)n, requires_grad: true);
                    (x * x).sum().backward();
                    Assert.Equal(16.0 * n, x.grad!.sum().ToDouble());
                }
            }
            catch (Exception error)
            {
                errors.Add(error);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Empty(errors);
    }

    [Fact]
    public void WrappedKeepsOnlyTheResult()
    {
        using var scope = NewDisposeScope();
        var result = WrappedTensorDisposeScope(() => (ones(2L) + 1) * 3);
        Assert.Equal(1, scope.DisposablesCount);
        Check.Values(result, 6, 6);
    }

    [Fact]
    public void ADecoupledHandleIsNobodysTensorUntilTaken()
    {
        var x = ones(3L);
        var handle = x.DecoupleFromNativeHandle();
        Assert.True(x.IsInvalid);
        using var y = Tensor.UnsafeCreateTensor(handle);
        Check.Values(y, 1, 1, 1);
    }
}
