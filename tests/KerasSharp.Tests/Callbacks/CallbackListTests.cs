namespace KerasSharp.Tests.Callbacks;

public sealed class CallbackListTests
{
    [Fact]
    public void Every_hook_is_called_in_Keras_s_order()
    {
        using var model = Course.Model();
        var calls = new List<string>();
        var data = new float[2, 1];
        model.Fit(
            data, new float[2, 1], batchSize: 1, epochs: 1, verbose: 0, validationData: (data, new float[2, 1]), validationBatchSize: 2,
            callbacks: [new Recorder("a", calls), new Recorder("b", calls)]);
        string[] once =
        [
            "set_model", "set_params", "train_begin", "epoch_begin 0", "train_batch_begin 0", "batch_begin 0", "train_batch_end 0",
                "batch_end 0", "train_batch_begin 1", "batch_begin 1",
            "train_batch_end 1", "batch_end 1", "test_begin", "test_batch_begin 0", "test_batch_end 0", "test_end", "epoch_end 0",
            "train_end",
        ];
        Assert.Equal(once, calls.Where(call => call[0] == 'a').Select(call => call[2..]));
        Assert.Equal(once, calls.Where(call => call[0] == 'b').Select(call => call[2..]));
        Assert.Equal(["a set_model", "b set_model", "a set_params", "b set_params", "a train_begin", "b train_begin"], calls[..6]);

        calls.Clear();
        model.Predict(data, verbose: 0, callbacks: [new Recorder("a", calls)]).Dispose();
        Assert.Equal(
            ["a set_model", "a set_params", "a predict_begin", "a predict_batch_begin 0", "a predict_batch_end 0", "a predict_end"], calls);
    }

    [Fact]
    public void A_loop_of_your_own_can_use_one()
    {
        using var model = Course.Model();
        var calls = new List<string>();
        var list = new CallbackList([new Recorder("a", calls)], addHistory: true, addProgbar: true, model, new TrainingParameters(0, 1, 1));
        Assert.Equal([typeof(Recorder), typeof(History), typeof(ProgbarLogger)], list.Select(callback => callback.GetType()));
        Assert.Same(list.History, model.History);
        list.OnTrainBegin(new Logs());
        list.OnEpochBegin(0, new Logs());
        list.OnBatchBegin(0, new Logs());
        list.OnBatchEnd(0, new Logs());
        list.OnEpochEnd(0, new Logs { ["loss"] = 3 });
        list.OnTrainEnd(new Logs());
        Assert.Equal([3.0], model.History!["loss"]);
        Assert.Equal(
            ["a set_model", "a set_params", "a train_begin", "a epoch_begin 0", "a batch_begin 0", "a batch_end 0", "a epoch_end 0",
            "a train_end"], calls);
    }

    [Fact]
    public void Fit_takes_a_list_as_it_is()
    {
        using var model = Course.Model();
        var output = new StringWriter();
        var console = Console.Out;
        try
        {
            Console.SetOut(output);
            model.Fit(new float[1, 1], new float[1, 1], verbose: 1, callbacks: new CallbackList());
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.Equal("", output.ToString());
        Assert.Single(model.History!.Epoch);
    }

    [Fact]
    public void Null_is_refused_and_a_callback_alone_has_no_model()
    {
        Assert.Throws<ArgumentException>(() => new CallbackList([null!]));
        Rejects.With<InvalidOperationException>("Recorder", () => new Recorder("a", []).Model);
        Assert.Throws<InvalidOperationException>(() => new Recorder("a", []).Params);
    }

    private sealed class Recorder(string name, List<string> calls) : Callback
    {
        public override void SetModel(Model model)
        {
            base.SetModel(model);
            Note("set_model");
        }

        public override void SetParams(TrainingParameters parameters)
        {
            base.SetParams(parameters);
            Note("set_params");
        }

        public override void OnTrainBegin(Logs logs) => Note("train_begin");

        public override void OnTrainEnd(Logs logs) => Note("train_end");

        public override void OnEpochBegin(int epoch, Logs logs) => Note($"epoch_begin {epoch}");

        public override void OnEpochEnd(int epoch, Logs logs) => Note($"epoch_end {epoch}");

        public override void OnBatchBegin(int batch, Logs logs) => Note($"batch_begin {batch}");

        public override void OnBatchEnd(int batch, Logs logs) => Note($"batch_end {batch}");

        public override void OnTrainBatchBegin(int batch, Logs logs)
        {
            Note($"train_batch_begin {batch}");
            base.OnTrainBatchBegin(batch, logs);
        }

        public override void OnTrainBatchEnd(int batch, Logs logs)
        {
            Note($"train_batch_end {batch}");
            base.OnTrainBatchEnd(batch, logs);
        }

        public override void OnTestBegin(Logs logs) => Note("test_begin");

        public override void OnTestEnd(Logs logs) => Note("test_end");

        public override void OnTestBatchBegin(int batch, Logs logs) => Note($"test_batch_begin {batch}");

        public override void OnTestBatchEnd(int batch, Logs logs) => Note($"test_batch_end {batch}");

        public override void OnPredictBegin(Logs logs) => Note("predict_begin");

        public override void OnPredictEnd(Logs logs) => Note("predict_end");

        public override void OnPredictBatchBegin(int batch, Logs logs) => Note($"predict_batch_begin {batch}");

        public override void OnPredictBatchEnd(int batch, Logs logs) => Note($"predict_batch_end {batch}");

        private void Note(string call) => calls.Add($"{name} {call}");
    }
}
