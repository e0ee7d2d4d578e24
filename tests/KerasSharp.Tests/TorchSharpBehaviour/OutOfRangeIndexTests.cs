using System.Runtime.InteropServices;

namespace KerasSharp.Tests.TorchSharpBehaviour;

/// <summary>Kernels that check indices themselves: what uses them need not look at the indices before. (That of ctc_loss does not, so the
/// loss looks.)</summary>
public sealed class OutOfRangeIndexTests
{
    public static TheoryData<string> Kernels =>
        ["index", "gather", "take", "index_select", "index_add", "index_put", "scatter", "scatter_add", "bincount", "nll_loss",
        "cross_entropy"];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void They_throw(string kernel)
    {
        using var scope = NewDisposeScope();
        var (x, row, cell) = (zeros(3, 4), tensor([9L]), tensor(new[,] { { 9L } }));
        Func<Tensor> call = kernel switch
        {
            "index" => () => x.index(row),
            "gather" => () => x.gather(1, cell),
            "take" => () => x.take(tensor([12L])),
            "index_select" => () => x.index_select(0, row),
            "index_add" => () => x.index_add(0, row, ones(1, 4), 1),
            "index_put" => () => x.index_put_(ones(1, 4), row),
            "scatter" => () => x.scatter_(1, cell, ones(1, 1)),
            "scatter_add" => () => x.scatter_add_(1, cell, ones(1, 1)),
            "bincount" => () => tensor([-1L]).bincount(null, 4),
            "nll_loss" => () => nn.functional.nll_loss(x, tensor([0L, 1, 9])),
            _ => () => nn.functional.cross_entropy(x, tensor([0L, 1, 9])),
        };
        Assert.Throws<ExternalException>(call);
    }
}
