using System.IO.Compression;
using System.Text;
using KerasSharp.Tests.Saving.OwnObjects;

namespace KerasSharp.Tests.Serialization;

/// <summary>Models with objects of the user's own. OwnObjects/make.py made the files in Python, and computed what they predict.</summary>
public sealed class CustomObjectsTests
{
    private static readonly Dictionary<string, Type> Classes = new()
    {
        ["Scale"] = typeof(OwnScale),
        ["Signed"] = typeof(OwnSigned),
        ["Power"] = typeof(OwnPower),
        ["Largest"] = typeof(OwnLargest),
        ["Slow"] = typeof(OwnSlow),
    };

    private static readonly Dictionary<string, Type> Functions =
        new() { ["squeeze"] = typeof(OwnSqueeze), ["widest"] = typeof(OwnLargest), ["squash"] = typeof(OwnSquash) };

    /// <summary>Python's initializer Fives is found by the package and name under which it is registered in both languages.</summary>
    [Fact]
    public void Classes_of_Python_are_those_that_are_passed()
    {
        using var scope = NewDisposeScope();
        using var model = Model.Load(File("classes.keras"), Classes);
        var layer = Assert.IsType<OwnScale>(Assert.Single(model.Layers));
        Assert.Equal(
            (0.25f, 2),
            (Assert.IsType<OwnSigned>(layer.Regularizer).Apply(ones(1))
            .item<float>(), Assert.IsType<OwnFives>(layer.KernelInitializer).Times));
        Assert.Equal((0.5, "slow"), (Assert.IsType<OwnSlow>(model.Optimizer).Momentum, model.Optimizer.Name));
        Assert.Equal(1, model.Optimizer.Iterations);
        var x = tensor(new float[] { 1, 2, 3, 4, 5, 6 }).reshape(2, 3);
        Check(
            [19.56331443786621f, 38.5068359375f, 56.51806640625f, 78.25325775146484f, 96.26708984375f, 113.0361328125f], model.Predict(
            x, verbose: 0));
        var logs = model.Evaluate(x, ones(2, 3), verbose: 0);
        Assert.Equal(5412.1396484375, logs["loss"], 1e-2);
        Assert.Equal(113.0361328125, logs["largest"], 1e-4);
    }

    /// <summary>What is saved again goes by C#'s own names, which are registered: nothing needs to be passed.</summary>
    [Fact]
    public void Classes_of_one_s_own_are_registered()
    {
        using var folder = new TemporaryFolder();
        using var model = Model.Load(File("classes.keras"), Classes);
        model.Save(folder["again.keras"]);
        using var again = Model.Load(folder["again.keras"]);
        Assert.IsType<OwnScale>(Assert.Single(again.Layers));
        Assert.IsType<OwnSlow>(again.Optimizer);
        Assert.Equal(Testing.Small.Weights(model), Testing.Small.Weights(again));
    }

    [Fact]
    public void Functions_of_Python_are_classes_that_are_passed()
    {
        using var scope = NewDisposeScope();
        using var model = Model.Load(File("functions.keras"), Functions);
        Assert.IsType<OwnSquash>(Assert.IsType<Dense>(Assert.Single(model.Layers)).Activation);
        var x = tensor(new float[] { 1, 2, 3, 4, 5, 6 }).reshape(2, 3);
        Check([1.5f, 3.75f], model.Predict(x, verbose: 0));
        var logs = model.Evaluate(x, ones(2, 1), verbose: 0);
        Assert.Equal((1.5 + 3.75) / 2, logs["loss"], 1e-6);
        Assert.Equal(3.75, logs["largest"], 1e-6);
    }

    [Theory]
    [InlineData("Scale", "layer"), InlineData("Signed", "regularizer")]
    public void A_class_that_is_not_known_is_refused_by_name_with_what_to_do(string name, string kind)
    {
        var error = Assert.Throws<ModelFileException>(
            () => Model.Load(File("classes.keras"), Classes.Where(pair => pair.Key != name).ToDictionary()));
        Assert.Equal("config.json", error.Entry);
        Assert.Contains($"Unknown {kind}: '{name}'", error.Reason, StringComparison.Ordinal);
        Assert.Contains(
            $"customObjects: new Dictionary<string, Type> {{ [\"{name}\"] = typeof(…) }}", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_that_is_not_known_is_refused_by_name_with_what_to_do()
    {
        var error = Assert.Throws<ModelFileException>(
            () => Model.Load(File("functions.keras"), Functions.Where(pair => pair.Key != "squash").ToDictionary()));
        Assert.Equal("config.json", error.Entry);
        Assert.Contains("'squash'", error.Reason, StringComparison.Ordinal);
        Assert.Contains("customObjects:", error.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("classes.keras", "Power"), InlineData("classes.keras", "Largest"), InlineData("classes.keras", "Slow"), InlineData(
        "functions.keras", "squeeze"), InlineData("functions.keras", "widest")]
    public void A_compilation_with_what_is_not_known_leaves_the_model_uncompiled_with_a_warning(string file, string name)
    {
        using var log = new WarningLog();
        using var model = Model.Load(
            File(file), Classes.Concat(Functions).Where(pair => pair.Key != name).DistinctBy(pair => pair.Key).ToDictionary());
        Assert.False(model.IsCompiled);
        var message = Assert.Single(log.Messages);
        Assert.Contains($"'{name}'", message, StringComparison.Ordinal);
        Assert.Contains("customObjects:", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_of_another_kind_is_refused_by_name()
    {
        var error = Assert.Throws<ModelFileException>(
            () => Model.Load(File("classes.keras"), new Dictionary<string, Type>(Classes) { ["Scale"] = typeof(OwnPower) }));
        Assert.Contains($"`customObjects` has {typeof(OwnPower)} for 'Scale', which is no Layer", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_that_no_config_can_make_is_refused()
    {
        var error = Assert.Throws<ModelFileException>(
            () => Model.Load(File("classes.keras"), new Dictionary<string, Type>(Classes) { ["Scale"] = typeof(List<int>) }));
        Assert.Contains("partial", error.Reason, StringComparison.Ordinal);
    }

    /// <summary>Without the compilation, its classes need not be known.</summary>
    [Fact]
    public void What_is_not_made_need_not_be_known()
    {
        using var model = Model.Load(
            File(
            "classes.keras"), new Dictionary<string, Type> { ["Scale"] = typeof(OwnScale), ["Signed"] = typeof(OwnSigned) },
            compile: false);
        Assert.False(model.IsCompiled);
    }

    /// <summary>A class of a Python module of the user's goes by its bare name, or by the one under which it is registered.</summary>
    [Theory]
    [InlineData("\"my.layers\"", "\"Scale\"", "Scale"), InlineData("null", "\"pack>Scale\"", "pack>Scale"), InlineData(
        "null", "\"pack>Scale\"", "Scale"), InlineData("\"my.layers\"", "null", "Scale")]
    public void A_class_goes_by_each_of_its_names(string module, string registered, string passed)
    {
        using var folder = new TemporaryFolder();
        var path = Changed(
            folder, "\"module\": null, \"class_name\": \"Scale\"", $"\"module\": {module}, \"class_name\": \"Scale\"",
            "\"registered_name\": \"Scale\"", $"\"registered_name\": {registered}");
        using var model = Model.Load(
            path, new Dictionary<string, Type> { [passed] = typeof(OwnScale), ["Signed"] = typeof(OwnSigned) }, compile: false);
        Assert.IsType<OwnScale>(Assert.Single(model.Layers));
    }

    /// <summary>Nothing of .NET is made because a file names it.</summary>
    [Theory]
    [InlineData("System.Diagnostics.Process"), InlineData("KerasSharp.Layers.Dense"), InlineData(
        "KerasSharp.Tests.Saving.OwnObjects.OwnScale"), InlineData("__import__('os')")]
    public void A_name_of_a_type_is_no_name(string name)
    {
        using var folder = new TemporaryFolder();
        var path = Changed(
            folder, "\"class_name\": \"Scale\"", $"\"class_name\": \"{name}\"", "\"registered_name\": \"Scale\"",
            $"\"registered_name\": \"{name}\"");
        Assert.Contains(name, Assert.Throws<ModelFileException>(() => Model.Load(path, Classes)).Reason, StringComparison.Ordinal);
    }

    private static string File(string name) => Path.Combine(AppContext.BaseDirectory, "Saving", "OwnObjects", name);

    private static string Changed(TemporaryFolder folder, params string[] fromTo)
    {
        var path = folder["changed.keras"];
        System.IO.File.Copy(File("classes.keras"), path);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Update);
        string text;
        using (var reader = new StreamReader(archive.GetEntry("config.json")!.Open()))
            text = reader.ReadToEnd();
        foreach (var pair in fromTo.Chunk(2))
        {
            Assert.Contains(pair[0], text, StringComparison.Ordinal);
            text = text.Replace(pair[0], pair[1], StringComparison.Ordinal);
        }

        archive.GetEntry("config.json")!.Delete();
        using var entry = archive.CreateEntry("config.json").Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
        return path;
    }

    private static void Check(float[] expected, Tensor actual)
    {
        var values = Testing.Small.Values(actual.flatten());
        Assert.Equal(expected.Length, values.Length);
        Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second, Math.Abs(pair.First) * 1e-6));
    }
}
