namespace KerasSharp.Tests.Models;

/// <summary>Steps always run as they are written; what a program asks for is kept for Keras.</summary>
public sealed class RunEagerlyTests
{
    [Theory, InlineData(true), InlineData(false)]
    public void TheCompilationKeepsIt(bool eager)
    {
        using var model = Small.Classifier();
        model.Compile("sgd", "sparse_categorical_crossentropy", runEagerly: eager);
        var config = model.GetCompileConfig();
        Assert.Equal(eager, config.Get<bool>("run_eagerly"));
        using var again = Small.Classifier();
        again.CompileFromConfig(config);
        Assert.Equal(eager, again.RunEagerly);
    }
}
