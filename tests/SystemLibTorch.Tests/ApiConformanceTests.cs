#if SYSTEM_LIBTORCH
using System.Reflection;

namespace SystemLibTorch.Tests;

/// <summary>What SystemLibTorch offers must stand in TorchSharp's list of signatures, word for word: then what compiles here compiles there.</summary>
public class ApiConformanceTests
{
    private static readonly Lazy<ApiList> Listed = new(
        () => ApiList.Parse(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "torchsharp-0.106.0-api.txt"))));

    [Fact]
    public void EveryPublicTypeAndMemberStandsInTheList()
    {
        Type[] types = typeof(TorchSharp.torch).Assembly.GetExportedTypes();
        string[] faults = [.. types.SelectMany(type => Listed.Value.Faults(ApiListing.Header(type), ApiListing.Interfaces(type), ApiListing.Members(type)))];
        Assert.True(faults.Length == 0, $"{faults.Length} differences from TorchSharp's API:\n{string.Join("\n", faults)}");
    }

    [Fact]
    public void TheListIsWhole()
    {
        Assert.Contains("static Tensor relu(Tensor x, bool inplace = false)", Listed.Value.Members("static class TorchSharp.nn.functional"));
        Assert.Contains("Tensor weight { get; set; }".Replace("Tensor", "Parameter", StringComparison.Ordinal),
            Listed.Value.Members("sealed class TorchSharp.Modules.Linear : nn.Module<Tensor, Tensor>"));
    }

    [Theory]
    [InlineData("static Tensor relu(Tensor x, bool inplace = false)", 0)]
    [InlineData("static Tensor reluu(Tensor x, bool inplace = false)", 1)]
    [InlineData("static Tensor relu(Tensor x, bool inplace = true)", 1)]
    [InlineData("static Tensor relu(Tensor input, bool inplace = false)", 1)]
    [InlineData("static Tensor? relu(Tensor x, bool inplace = false)", 1)]
    [InlineData("Tensor relu(Tensor x, bool inplace = false)", 1)]
    public void AMadeUpMemberIsReportedWithTheNearestListedLine(string member, int expected)
    {
        string[] faults = [.. Listed.Value.Faults("static class TorchSharp.nn.functional", [], [member])];
        Assert.Equal(expected, faults.Length);
        foreach (string fault in faults)
        {
            Assert.Contains(member, fault, StringComparison.Ordinal);
            Assert.Contains("static Tensor relu(Tensor x, bool inplace = false)", fault, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AMadeUpTypeBaseOrInterfaceIsReported()
    {
        Assert.Single(Listed.Value.Faults("class TorchSharp.Modules.MadeUp", [], []));
        Assert.Single(Listed.Value.Faults("sealed class TorchSharp.Modules.Linear : nn.Module", [], []));
        Assert.Single(Listed.Value.Faults("sealed class TorchSharp.Modules.Linear : nn.Module<Tensor, Tensor>", ["ICloneable"], []));
    }

    [Fact]
    public void ThePrinterWritesTheListsNotation()
    {
        Assert.Equal("abstract class SystemLibTorch.Tests.ApiConformanceTests.Sample<T> : List<T>", ApiListing.Header(typeof(Sample<>)));
        Assert.Equal(
            [
                "protected new(params long[] sizes)",
                "abstract string? Text(string? text = null, double eps = 1E-08, BindingFlags? flags = null)",
                "protected static (long, long) Pair<U>(ref U value, out bool found, BindingFlags mode = BindingFlags.Public)",
                "protected virtual int Virtual()",
                "int Size { get; }",
                "string Field",
            ],
            ApiListing.Members(typeof(Sample<>)));
    }

    public abstract class Sample<T> : List<T>
    {
        protected string Field = "";
        private protected Sample(string text) => Field = text;
        protected Sample(params long[] sizes) => Size = sizes.Length;
        public int Size { get; private set; }
        public abstract string? Text(string? text = null, double eps = 1e-8, BindingFlags? flags = null);
        protected static (long A, long B) Pair<U>(ref U value, out bool found, BindingFlags mode = BindingFlags.Public) => throw new NotSupportedException($"{value}{found = true}{mode}");
        protected internal virtual int Virtual() => Size;
        public override string ToString() => Field;
    }
}
#endif
