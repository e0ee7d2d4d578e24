using System.Text.Json.Nodes;

namespace KerasSharp.Tests.Serialization;

public sealed class ConfigTests
{
    [Fact]
    public void Values_become_plain_as_they_are_set()
    {
        int?[] list = [1, null];
        var config = new Config
        {
            { "int", 3 }, { "float", 0.5f }, { "type", ScalarType.BFloat16 }, { "tuple", (1, 2.5, "x") }, { "list", list },
                { "shape", Shape.Create([null, 3]) }, { "sizes", (Sizes)(2, 3) },
            { "padding", Padding.Same }, { "enum", AffineMode.ShiftFirst }, { "seed", (Seed)5 },
            { "map", new Dictionary<string, int> { ["a"] = 1 } },
        };
        list[0] = 9;
        Assert.Equal(
            """{"int":3,"float":0.5,"type":"bfloat16","tuple":[1,2.5,"x"],"list":[1,null],"shape":[null,3],"sizes":[2,3],"padding":"same","enum":"shift_first","seed":5,"map":{"a":1}}""",
            config.ToJson().ToJsonString());
    }

    [Fact]
    public void What_is_not_plain_is_refused() => Assert.Throws<ConfigException>(() => new Config { { "stream", new MemoryStream() } });

    [Theory]
    [InlineData("1", typeof(long))]
    [InlineData("1.0", typeof(double))]
    [InlineData("1e3", typeof(double))]
    [InlineData("12345678901234567890", typeof(double))]
    public void Json_numbers_keep_their_type(string json, Type type)
    {
        var value = Parse($$"""{"x":{{json}}}""")["x"];
        Assert.IsType(type, value);
        Assert.IsType(type, Parse(new Config { { "x", value } }.ToJson().ToJsonString())["x"]);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e-300)]
    [InlineData(0.1)]
    public void Json_keeps_doubles(double value) =>
        Assert.Equal(value, Parse(new Config { { "x", value } }.ToJson().ToJsonString()).Get<double>("x"));

    [Fact]
    public void Values_are_read_as_what_is_asked_for()
    {
        var config = Parse(
            """{"int":3,"whole":3.0,"flag":true,"list":[1,2],"pairs":[[1,2],[3,4]],"map":{"a":1},"shape":[null,3],"text":"x"}""");
        Assert.Equal(3, config.Get<int>("whole"));
        Assert.Equal(3.0, config.Get<double>("int"));
        Assert.Equal(3, config.Get<int?>("int"));
        Assert.True(config.Get<bool>("flag"));
        Assert.Equal([1, 2], config.Get<int[]>("list")!);
        Assert.Equal([1, 2], config.Get<List<double>>("list")!);
        Assert.Equal([1, 2], config.Get<IReadOnlyList<long>>("list")!);
        Assert.Equal([(1, 2), (3, 4)], config.Get<(int, int)[]>("pairs")!);
        Assert.Equal(1, config.Get<Dictionary<string, int>>("map")!["a"]);
        Assert.Equal([null, 3], config.Get<Shape>("shape")!);
        Assert.Equal([1, 2], config.Get<Sizes>("list")!);
        Assert.Equal([3], config.Get<Sizes>("int")!);
        Assert.Equal(7, config.Get("none", 7));
        Assert.Equal("float64", Parse("""{"dtype":"float64"}""").Get<DTypePolicy>("dtype")!.Name);
    }

    [Theory]
    [InlineData("true", typeof(int))]
    [InlineData("1", typeof(bool))]
    [InlineData("\"1\"", typeof(int))]
    [InlineData("1.5", typeof(int))]
    [InlineData("3000000000", typeof(int))]
    [InlineData("null", typeof(int))]
    [InlineData("[1,2]", typeof(int))]
    [InlineData("[1,\"a\"]", typeof(int[]))]
    [InlineData("[1,2,3]", typeof((int, int)))]
    [InlineData("{}", typeof(Shape))]
    [InlineData("[-1]", typeof(Shape))]
    [InlineData("\"sme\"", typeof(Padding))]
    [InlineData("\"1\"", typeof(AffineMode))]
    [InlineData("\"flaot32\"", typeof(ScalarType))]
    [InlineData("3", typeof(ScalarType))]
    [InlineData("{\"config\":{}}", typeof(KerasSharp.Layers.Layer))]
    public void What_is_no_such_value_is_refused_by_key(string json, Type type)
    {
        var config = Parse($$"""{"the_key":{{json}}}""");
        var get = typeof(Config).GetMethods().Single(m => m.Name == "Get" && m.GetParameters().Length == 1).MakeGenericMethod(type);
        var error = Assert.Throws<System.Reflection.TargetInvocationException>(() => get.Invoke(config, ["the_key"])).InnerException;
        Assert.Contains("'the_key'", Assert.IsType<ConfigException>(error).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Merge_overwrites_and_Without_removes()
    {
        var config = new Config { { "a", 1 }, { "b", 2 } }.Merge(new() { { "b", 3 }, { "c", 4 } }).Without("a");
        Assert.Equal("""{"b":3,"c":4}""", config.ToJson().ToJsonString());
        Assert.True(config.Remove("b"));
        Assert.False(config.Remove("b"));
        Assert.Equal(["c"], config.Keys);
    }

    private static Config Parse(string json) => Config.FromJson((JsonObject)JsonNode.Parse(json)!);
}
