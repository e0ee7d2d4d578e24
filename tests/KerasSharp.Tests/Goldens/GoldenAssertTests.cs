using System.Text.Json;
using KerasSharp.Losses;
using Xunit.Sdk;

namespace KerasSharp.Tests.Goldens;

public sealed class GoldenAssertTests
{
    private const string Matrix = """{"shape":[2,2],"dtype":"float32","data":[1.0,"NaN","Infinity",-2.5]}""";

    [Fact]
    public void Equal_tensors_pass()
    {
        using var actual = tensor([1f, float.NaN, float.PositiveInfinity, -2.5f], [2, 2]);
        GoldenAssert.Close(Node(Matrix), actual, Tolerance.Exact);
    }

    [Theory]
    [InlineData(1.1f, float.NaN, float.PositiveInfinity, "case: value[0, 0]: expected 1, got 1.100000023841858 (1 of 4")]
    [InlineData(1f, 0f, float.PositiveInfinity, "case: value[0, 1]: expected NaN, got 0")]
    [InlineData(1f, float.NaN, float.NegativeInfinity, "case: value[1, 0]: expected Infinity, got -Infinity")]
    public void A_difference_is_named_with_case_field_index_and_both_values(float a, float b, float c, string message)
    {
        using var actual = tensor([a, b, c, -2.5f], [2, 2]);
        Assert.Contains(message, Failure(() => GoldenAssert.Close(Node(Matrix), actual, Tolerance.Values)));
    }

    [Fact]
    public void Values_within_the_tolerance_pass_and_beyond_it_fail()
    {
        using var near = tensor([1.00001f, float.NaN, float.PositiveInfinity, -2.5f], [2, 2]);
        GoldenAssert.Close(Node(Matrix), near, Tolerance.Values);
        Failure(() => GoldenAssert.Close(Node(Matrix), near, new Tolerance(1e-6, 0)));
    }

    [Fact]
    public void Non_finite_references_can_be_left_out()
    {
        using var actual = tensor([1f, 7f, 7f, -2.5f], [2, 2]);
        GoldenAssert.Close(Node(Matrix), actual, Tolerance.Values, finiteOnly: true);
    }

    [Theory]
    [InlineData("\"Infinity\"", double.PositiveInfinity, double.NegativeInfinity)]
    [InlineData("\"-Infinity\"", double.NegativeInfinity, 1e300)]
    [InlineData("\"NaN\"", double.NaN, double.PositiveInfinity)]
    [InlineData("2.5", 2.5, double.PositiveInfinity)]
    public void A_number_that_is_not_finite_equals_itself_only(string json, double same, double other)
    {
        GoldenAssert.Close(Node(json), same, Tolerance.Training);
        Assert.Contains("case: value: expected", Failure(() => GoldenAssert.Close(Node(json), other, Tolerance.Training)));
    }

    [Fact]
    public void Shapes_kinds_and_missing_tensors_are_compared()
    {
        using var flat = tensor([1f, float.NaN, float.PositiveInfinity, -2.5f]);
        using var twice = flat.reshape(2, 2).to(ScalarType.Float64);
        Assert.Contains("expected shape (2, 2), got (4)", Failure(() => GoldenAssert.Close(Node(Matrix), flat, Tolerance.Values)));
        Assert.Contains("expected float32, got float64", Failure(() => GoldenAssert.Close(Node(Matrix), twice, Tolerance.Values)));
        Assert.Contains("expected a tensor, got none", Failure(() => GoldenAssert.Close(Node(Matrix), null, Tolerance.Values)));
        Assert.Contains("expected no tensor, got one", Failure(() => GoldenAssert.Close(Node("null"), flat, Tolerance.Values)));
    }

    [Fact]
    public void Integers_are_exact_whatever_their_width()
    {
        using var right = tensor([16777217L, 2]);
        using var wrong = tensor([16777216L, 2]);
        var node = Node("""{"shape":[2],"dtype":"int32","data":[16777217,2]}""");
        GoldenAssert.Close(node, right, Tolerance.Values);
        Failure(() => GoldenAssert.Close(node, wrong, Tolerance.Values));
    }

    [Fact]
    public void Configs_differ_by_keys_and_values()
    {
        var node = Node("""{"rate":0.009999999776482582,"name":"a"}""");
        GoldenAssert.SameConfig(node, new Config { { "name", "a" }, { "rate", 0.01 } });
        Assert.Contains(".rate: expected 0.009999999776482582, got 0.02", Failure(
            () => GoldenAssert.SameConfig(node, new Config { { "name", "a" }, { "rate", 0.02 } })));
        Assert.Contains("missing keys [rate], surplus keys [more]", Failure(
            () => GoldenAssert.SameConfig(node, new Config { { "name", "a" }, { "more", 1 } })));
    }

    [Fact]
    public void An_unknown_class_or_option_or_field_fails_as_itself()
    {
        var unknown = Node("""{"class_name":"NoSuchLoss","config":{}}""");
        Assert.Contains("NoSuchLoss", Assert.Throws<ConfigException>(() => unknown.Make<Loss>()).Message);
        var option = Node("""{"class_name":"MeanSquaredError","config":{"no_such_option":3}}""");
        Assert.Contains("no_such_option", Assert.Throws<ConfigException>(() => option.Make<Loss>()).Message);
        Assert.Contains("'config'", Failure(() => unknown.RefuseUnknown("class_name")));
        Assert.Contains("no field 'value'", Assert.Throws<InvalidDataException>(() => unknown["value"]).Message);
    }

    [Fact]
    public void A_tensor_of_the_wrong_length_or_type_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => Node("""{"shape":[3],"dtype":"float32","data":[1.0]}""").AsGoldenTensor());
        Assert.Throws<InvalidDataException>(() => Node("""{"shape":[1],"dtype":"float8","data":[1.0]}""").AsGoldenTensor());
    }

    private static GoldenNode Node(string json) => new("case", "value", JsonDocument.Parse(json).RootElement);

    private static string Failure(Action action) => Assert.ThrowsAny<XunitException>(action).Message;
}
