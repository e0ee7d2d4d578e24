namespace KerasSharp.Tests.Saving.Legacy;

/// <summary>What is said of classes that files name and nobody knows.</summary>
public sealed class MessageTests
{
    [Fact]
    public void The_nearest_names_are_shown_not_all()
    {
        var error = Assert.Throws<ConfigException>(() => Model.FromJson(Text("Dence")));
        Assert.Contains("Unknown layer: 'Dence'. The nearest of those that exist: Dense, ", error.Message, StringComparison.Ordinal);
        Assert.True(error.Message.Length < 400, error.Message);
    }

    [Fact]
    public void A_class_of_the_program_that_is_not_registered_is_pointed_out()
    {
        var error = Assert.Throws<ConfigException>(() => Model.FromJson(Text(nameof(NotPartial))));
        Assert.Contains($"Declare {typeof(NotPartial)} partial", error.Message, StringComparison.Ordinal);
    }

    private static string Text(string className) =>
        $$$$$$"""{"class_name": "Sequential", "keras_version": "2.4.0", "config": {"name": "s", "layers": [{"class_name": "{{{{{{className}}}}}}", "config": {"name": "d", "batch_input_shape": [null, 2]}}]}}""";

#pragma warning disable KS0001 // The test is about such classes.
    private sealed class NotPartial : Layer
#pragma warning restore KS0001
    {
        public override Shape ComputeOutputShape(Shape input) => input;

        public override Config GetConfig() => [];

        protected override Tensor Call(Tensor x, bool training) => x;
    }
}
