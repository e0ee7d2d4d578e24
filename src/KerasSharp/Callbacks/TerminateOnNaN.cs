namespace KerasSharp.Callbacks;

/// <summary>Stops training when the loss is not a number or infinite. Reads the loss after every batch.</summary>
/// <remarks>Source: keras.callbacks.TerminateOnNaN.</remarks>
/// <param name="raiseError">Whether training ends in an exception; else it ends after the batch.</param>
public sealed class TerminateOnNaN(bool raiseError = false) : Callback
{
    /// <inheritdoc/>
    /// <exception cref="ArithmeticException">The loss is not finite and <c>raiseError</c> is set.</exception>
    public override void OnBatchEnd(int batch, Logs logs)
    {
        if (!logs.TryGetValue("loss", out var loss) || double.IsFinite(loss))
            return;
        if (raiseError)
            throw new ArithmeticException(
                $"NaN or Inf loss encountered at batch {batch}. Loss value: {PythonText.Repr(loss)}. Terminating training immediately.");
        Output.WriteLine($"Batch {batch}: Invalid loss, terminating training");
        Model.StopTraining = true;
    }
}
