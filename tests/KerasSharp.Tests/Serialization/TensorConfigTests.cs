using System.Text.Json.Nodes;

namespace KerasSharp.Tests.Serialization;

public sealed class TensorConfigTests
{
    [Fact]
    public void A_tensor_comes_back_with_its_type()
    {
        using var scope = NewDisposeScope();
        foreach (
            var original in new[] { tensor(new[,] { { 1, 2 }, { 3, 4 } }), tensor(new[] { 0.1f, float.NaN }), tensor(
            new[] { true, false }), tensor(2.5), zeros(0) })
        {
            var json = new Config { { "x", original } }.ToJson().ToJsonString();
            var again = Config.FromJson((JsonObject)JsonNode.Parse(json)!).Get<Tensor>("x")!;
            Assert.Equal(original.dtype, again.dtype);
            Assert.Equal(original.shape, again.shape);
            Assert.True(original.allclose(again, equal_nan: true));
        }
    }

    [Fact]
    public void Plain_lists_are_arrays_like()
    {
        using var scope = NewDisposeScope();
        var config = Config.FromJson((JsonObject)JsonNode.Parse("""{"reals":[[1,2.5]],"integers":[1,2],"number":3.5}""")!);
        Assert.Equal(
            (ScalarType.Float32, 2L),
            (config.Get<ArrayLike>("reals")!.ToTensor().dtype, config.Get<ArrayLike>("reals")!.ToTensor().shape[1]));
        Assert.Equal(ScalarType.Int64, config.Get<ArrayLike>("integers")!.ToTensor().dtype);
        Assert.Equal(0, config.Get<ArrayLike>("number")!.ToTensor().dim());
    }

    [Theory]
    [InlineData("[[1,2],[3]]")]
    [InlineData("[1,[2]]")]
    [InlineData("[\"a\"]")]
    [InlineData("[null]")]
    [InlineData("{\"class_name\":\"Dense\",\"config\":{}}")]
    public void What_is_no_array_is_refused(string json)
    {
        var config = Config.FromJson((JsonObject)JsonNode.Parse($$"""{"x":{{json}}}""")!);
        Rejects.With<ConfigException>("'x'", () => config.Get<Tensor>("x"));
    }
}
