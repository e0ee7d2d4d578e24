#if SYSTEM_LIBTORCH
using System.Reflection;

namespace SystemLibTorch.Tests;

/// <summary>What SystemLibTorch offers must stand in TorchSharp's list of signatures, word for word: then what compiles here compiles there.
/// Members that TorchSharp marks obsolete do not count: using one is an error, or a warning that is one.</summary>
public class ApiConformanceTests
{
    private static readonly ApiList Obsolete = Read("torchsharp-0.106.0-obsolete.txt");
    private static readonly ApiList Usable = Read("torchsharp-0.106.0-api.txt").Without(Obsolete);

    [Fact]
    public void EveryPublicTypeAndMemberStandsInTheList()
    {
        Type[] types = typeof(TorchSharp.torch).Assembly.GetExportedTypes();
        string[] faults = [.. types.SelectMany(type => Usable.Faults(ApiListing.Header(type), ApiListing.Interfaces(type), ApiListing.Members(type)))];
        Assert.True(faults.Length == 0, $"{faults.Length} differences from TorchSharp's API:\n{string.Join("\n", faults)}");
    }

    [Fact]
    public void WhatTorchSharpMarksObsoleteIsNotOffered()
    {
        Assert.Single(Usable.Faults("static class TorchSharp.torch", [], ["static void _assert(bool condition, string message)"]));
        Assert.Contains("static void _assert(bool condition, string message)", Obsolete.Members("static class TorchSharp.torch"));
    }

    [Fact]
    public void TheListIsWhole()
    {
        Assert.Contains("static Tensor relu(Tensor x, bool inplace = false)", Usable.Members("static class TorchSharp.nn.functional"));
        Assert.Contains("Parameter weight { get; set; }",
            Usable.Members("sealed class TorchSharp.Modules.Linear : nn.Module<Tensor, Tensor>"));
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
        string[] faults = [.. Usable.Faults("static class TorchSharp.nn.functional", [], [member])];
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
        Assert.Single(Usable.Faults("class TorchSharp.Modules.MadeUp", [], []));
        Assert.Single(Usable.Faults("sealed class TorchSharp.Modules.Linear : nn.Module", [], []));
        Assert.Single(Usable.Faults("sealed class TorchSharp.Modules.Linear : nn.Module<Tensor, Tensor>", ["ICloneable"], []));
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

    private static ApiList Read(string name) => ApiList.Parse(File.ReadLines(Path.Combine(AppContext.BaseDirectory, name)));

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
