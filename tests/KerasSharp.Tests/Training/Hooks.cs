namespace KerasSharp.Tests.Training;

/// <summary>A callback that does something at each call of any hook, and knows its number and name.</summary>
internal sealed class Hooks(Action<int, string> action) : Callback
{
    /// <summary>How often hooks were called.</summary>
    public int Calls { get; private set; }

    public override void SetModel(Model model)
    {
        base.SetModel(model);
        Call(nameof(SetModel));
    }

    public override void SetParams(TrainingParameters parameters)
    {
        base.SetParams(parameters);
        Call(nameof(SetParams));
    }

    public override void OnTrainBegin(Logs logs) => Call(nameof(OnTrainBegin));

    public override void OnTrainEnd(Logs logs) => Call(nameof(OnTrainEnd));

    public override void OnEpochBegin(int epoch, Logs logs) => Call(nameof(OnEpochBegin));

    public override void OnEpochEnd(int epoch, Logs logs) => Call(nameof(OnEpochEnd));

    public override void OnTrainBatchBegin(int batch, Logs logs) => Call(nameof(OnTrainBatchBegin));

    public override void OnTrainBatchEnd(int batch, Logs logs) => Call(nameof(OnTrainBatchEnd));

    public override void OnTestBegin(Logs logs) => Call(nameof(OnTestBegin));

    public override void OnTestEnd(Logs logs) => Call(nameof(OnTestEnd));

    public override void OnTestBatchBegin(int batch, Logs logs) => Call(nameof(OnTestBatchBegin));

    public override void OnTestBatchEnd(int batch, Logs logs) => Call(nameof(OnTestBatchEnd));

    public override void OnPredictBegin(Logs logs) => Call(nameof(OnPredictBegin));

    public override void OnPredictEnd(Logs logs) => Call(nameof(OnPredictEnd));

    public override void OnPredictBatchBegin(int batch, Logs logs) => Call(nameof(OnPredictBatchBegin));

    public override void OnPredictBatchEnd(int batch, Logs logs) => Call(nameof(OnPredictBatchEnd));

    private void Call(string hook) => action(Calls++, hook);
}
