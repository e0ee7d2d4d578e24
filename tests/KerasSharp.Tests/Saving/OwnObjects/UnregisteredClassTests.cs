using KerasSharp.Losses;

namespace KerasSharp.Tests.Saving;

/// <summary>Saving what can never be loaded says so, and what to do about it.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed partial class UnregisteredClassTests
{
    [Fact]
    public void A_class_that_is_not_partial_is_named_when_its_model_is_saved()
    {
        using var warnings = new WarningLog();
        using var model = new Sequential([new Input([2]), new NotPartialLayer()]);
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "m.keras");
        model.Save(path);
        var warning = Assert.Single(warnings.Messages);
        Assert.Contains("NotPartialLayer is not registered: declare it partial", warning, StringComparison.Ordinal);
        Assert.Contains($"'{model.Name}'", warning, StringComparison.Ordinal);
        // Once a model, not once a file: checkpoints save many.
        model.Save(path);
        model.ToJson();
        Assert.Single(warnings.Messages);
        Rejects.With<ModelFileException>("partial", () => Model.Load(path));
    }

    [Fact]
    public void A_private_class_is_named_with_what_hides_it()
    {
        using var warnings = new WarningLog();
        using var model = new HiddenModel();
        model.Apply(zeros(1, 2));
        model.ToJson();
        Assert.Contains(
            "HiddenModel is hidden from the source generator by HiddenModel, which is private: make it internal or public, and partial",
            Assert.Single(warnings.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public void Losses_and_classes_within_layers_count_too_each_once()
    {
        using var warnings = new WarningLog();
        using var model = new Sequential([new Input([2, 2]), new TimeDistributed(new NotPartialLayer()), new NotPartialLayer()]);
        model.Compile(loss: new HiddenLoss());
        model.ToJson();
        var warning = Assert.Single(warnings.Messages);
        Assert.Contains("HiddenLoss is hidden", warning, StringComparison.Ordinal);
        Assert.Equal(2, warning.Split("NotPartialLayer is").Length);
    }

    [Fact]
    public void Classes_that_can_be_loaded_are_saved_in_silence()
    {
        using var warnings = new WarningLog();
        using var model = new Sequential([new Input([2]), new Dense(1), new PartialLayer()]);
        model.Compile("adam", loss: "mse", metrics: ["mae"]);
        using var again = Model.FromJson(model.ToJson());
        Assert.Empty(warnings.Messages);
    }

    internal sealed partial class PartialLayer : Layer
    {
        public override Shape ComputeOutputShape(Shape input) => input;

        protected override Tensor Call(Tensor x, bool training) => x;
    }

#pragma warning disable KS0001 // The tests are about such classes.
    internal sealed class NotPartialLayer : Layer
#pragma warning restore KS0001
    {
        public override Shape ComputeOutputShape(Shape input) => input;

        protected override Tensor Call(Tensor x, bool training) => x;
    }

    private sealed class HiddenModel : Model
    {
        public override Shape ComputeOutputShape(Shape input) => input;

        protected override Tensor Call(Tensor x, bool training) => x;
    }

    private sealed class HiddenLoss : Loss
    {
        public override Config GetConfig() => new() { { "name", Name } };

        protected override Tensor Call(Tensor yTrue, Tensor yPred) => (yTrue - yPred).abs();
    }
}
