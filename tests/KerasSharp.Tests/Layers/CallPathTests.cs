using System.Diagnostics;

namespace KerasSharp.Tests.Layers;

/// <summary>The way of a call from a model to a layer's <c>Call</c> is short: what a stack trace shows when a layer fails.</summary>
public sealed class CallPathTests
{
    [Fact]
    public void A_layer_in_a_Sequential_is_at_most_five_frames_below_the_model_s_call()
    {
        using var scope = NewDisposeScope();
        using var seen = new Seen();
        using var model = new Sequential([new Input([2]), seen]);
        AtMostFive(seen, () => model.Apply(ones(1, 2)));
    }

    [Fact]
    public void A_layer_in_a_functional_model_too()
    {
        using var scope = NewDisposeScope();
        using var seen = new Seen();
        var input = new Input([2]);
        using var model = new Model(input, seen.Apply(input));
        AtMostFive(seen, () => model.Apply(ones(1, 2)));
        AtMostFive(seen, () => model.Predict(ones(1, 2), verbose: 0));
    }

    [Fact]
    public void A_layer_by_itself_is_three_below_Apply()
    {
        using var scope = NewDisposeScope();
        using var seen = new Seen();
        seen.Apply(ones(1, 2));
        var own = seen.Frames.TakeWhile(
            frame => frame.Class.StartsWith("KerasSharp.Layers", StringComparison.Ordinal) || frame.Class == typeof(Seen).FullName)
            .Select(frame => frame.Method).ToList();
        // Code that has run often is compiled again, and then a short method is part of the one that calls it.
        string[] path = ["Call", "Invoke", "ApplyWith", "Apply"];
        Assert.Equal("Call", own[0]);
        Assert.Equal("Apply", own[^1]);
        Assert.Equal(path.Where(own.Contains), own);
    }

    /// <summary>From the first frame in which the model is called to the layer's own. Forward may be compiled into the step.</summary>
    private static void AtMostFive(Seen layer, Action call)
    {
        call();
        var frames = layer.Frames;
        var modelCall = frames.FindIndex(frame => frame.Method is "ApplyWith" or "Apply" or "Forward" or "PredictStep");
        Assert.True(modelCall is > 0 and <= 5, string.Join(Environment.NewLine, frames.Take(12)));
    }

    private sealed class Seen : Layer
    {
        public List<(string Class, string Method)> Frames { get; private set; } = [];

        protected override Tensor Call(Tensor x, bool training)
        {
            Frames = [.. new StackTrace().GetFrames().Select(
                frame => (frame.GetMethod()!.DeclaringType!.FullName!, frame.GetMethod()!.Name))];
            return x * 2;
        }
    }
}
