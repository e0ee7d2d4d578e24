namespace KerasSharp.Tests.Layers;

/// <summary>As in Keras, a call that does not say whether it is part of training lets the image layers of preprocessing work as in
/// training, wherever in a model they stand.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class UnspecifiedTrainingTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _images = rand(8, 6, 6, 3) * 255;

    public static TheoryData<string> RandomLayers =>
        new(Registry.Entries.Where(entry => entry.Type.IsAssignableTo(typeof(RandomImageLayer)) && entry.Module is not null
        && entry.ClassName is not "RandomCrop").Select(entry => entry.ClassName).Order(StringComparer.Ordinal));

    public static TheoryData<string> Models => ["sequential", "functional", "own", "nested", "pipeline"];

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Models))]
    public void A_called_model_augments_unless_told_not_to(string kind)
    {
        using var model = Make(kind);
        Assert.True(Changes(model.Apply(_images)));
        Assert.True(Changes(model.Apply(_images, training: true)));
        Assert.False(Changes(model.Apply(_images, training: false)));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Predictions_and_evaluations_never_augment(string kind)
    {
        using var model = Make(kind);
        if (model is not Model whole)
            return;
        Assert.False(Changes(whole.Predict(_images, verbose: 0)));
        Assert.False(Changes(whole.PredictOnBatch(_images)));
        whole.Compile(loss: "mae");
        Assert.Equal(0, whole.Evaluate(_images, _images, verbose: 0).Loss, 1e-4);
        Assert.NotEqual(0, whole.TrainOnBatch(_images, _images).Loss);
    }

    [Theory]
    [MemberData(nameof(RandomLayers))]
    public void Each_random_layer_does_so_by_itself_and_in_a_model(string name)
    {
        using var layer = (Layer)Registry.Find(typeof(Layer), name)!.Create(Options(name));
        if (layer.InputNames is not null || name is "CutMix" or "MixUp" or "RandAugment" or "AugMix")
            return;
        using var model = new Sequential([new Input([6, 6, 3]), layer]);
        var still = layer.Apply(_images, training: false);
        Assert.False(still.allclose(layer.Apply(_images)));
        Assert.False(still.allclose(model.Apply(_images)));
        Assert.True(still.allclose(model.Predict(_images, verbose: 0)));
    }

    [Fact]
    public void Dropout_in_the_same_model_stays_out()
    {
        using var model = new Sequential([new Input([6, 6, 3]), new RandomFlip("horizontal", seed: 1), new Dropout(0.9)]);
        Assert.Equal(0, (model.Apply(_images).sum() - _images.sum()).item<float>() / _images.sum().item<float>(), 1e-4);
    }

    private bool Changes(Tensor output) => !output.allclose(_images, 1e-4, 1e-3);

    private static Config Options(string name)
    {
        var factors = new Dictionary<string, string[]>
        {
            ["RandomRotation"] = ["factor"],
            ["RandomZoom"] = ["height_factor"],
            ["RandomTranslation"] = ["height_factor", "width_factor"],
            ["RandomContrast"] = ["factor"],
            ["RandomBrightness"] = ["factor"],
            ["RandomColorDegeneration"] = ["factor"],
            ["RandomHue"] = ["factor"],
            ["RandomSaturation"] = ["factor"],
            ["RandomSharpness"] = ["factor"],
            ["RandomPosterization"] = ["factor"],
        };
        var config = new Config();
        foreach (var option in factors.GetValueOrDefault(name) ?? [])
            config[option] = name is "RandomPosterization" ? 2L : 0.5;
        if (name is "RandomColorJitter")
            config["brightness_factor"] = 0.5;
        if (name is "RandomShear")
            config["x_factor"] = 0.5;
        return config;
    }

    private static Layer Make(string kind)
    {
        static Layer Flip() => new RandomFlip("horizontal", seed: 3);
        switch (kind)
        {
            case "sequential":
                return new Sequential([new Input([6, 6, 3]), Flip()]);
            case "own":
                return new Own();
            case "pipeline":
                return new Pipeline([Flip()]);
            case "nested":
                return new Sequential([new Input([6, 6, 3]), new Sequential([Flip()])]);
            default:
                KerasTensor x = new Input([6, 6, 3]);
                return new Model(x, Flip().Apply(x));
        }
    }

    private sealed class Own : Model
    {
        private readonly RandomFlip _flip = new("horizontal", seed: 3);

        public override Shape ComputeOutputShape(Shape input) => input;

        protected override Tensor Call(Tensor x, bool training) => _flip.Apply(x);
    }
}
