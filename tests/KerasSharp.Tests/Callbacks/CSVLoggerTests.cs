namespace KerasSharp.Tests.Callbacks;

public sealed class CSVLoggerTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void It_writes_a_line_an_epoch_as_Python_writes_numbers()
    {
        using var model = Course.Model();
        Course.Run(model, new CSVLogger(_file), 5, 0.00001, double.NaN);
        Assert.Equal("epoch,loss,val_loss\r\n0,5.0,NA\r\n1,1e-05,NA\r\n2,nan,NA\r\n", File.ReadAllText(_file));
    }

    [Fact]
    public void It_goes_on_or_begins_anew()
    {
        using var model = Course.Model();
        Course.Run(model, new CSVLogger(_file, ";", append: true), 5);
        Course.Run(model, new CSVLogger(_file, ";", append: true), 4);
        Assert.Equal("epoch;loss;val_loss\r\n0;5.0;NA\r\n0;4.0;NA\r\n", File.ReadAllText(_file));
        Course.Run(model, new CSVLogger(_file), 3);
        Assert.Equal("epoch,loss,val_loss\r\n0,3.0,NA\r\n", File.ReadAllText(_file));
    }

    [Fact]
    public void It_lets_go_of_the_file_when_training_fails()
    {
        using var model = Course.Model();
        var logger = new CSVLogger(_file);
        Assert.Throws<TimeoutException>(() => model.Fit(
            new float[1, 1], new float[1, 1], epochs: 2, verbose: 0, callbacks: [logger, new LambdaCallback(
                onEpochEnd: (_, _) => throw new TimeoutException())]));
        using var exclusive = new FileStream(_file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.True(exclusive.Length > 0);
    }
}
