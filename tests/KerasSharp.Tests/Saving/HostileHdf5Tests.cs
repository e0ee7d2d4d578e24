namespace KerasSharp.Tests.Saving;

/// <summary>HDF5 files whose structure leads out of the file or round in circles. Hostile/make.py made them.</summary>
public sealed class HostileHdf5Tests
{
    [Theory]
    [InlineData("soft.h5", "layers/dense/vars/1", "soft link")]
    [InlineData("soft_circle.h5", "layers/round", "soft link")]
    [InlineData("outside.h5", "layers/dense/vars/1", "a link out of the file")]
    [InlineData("stored_outside.h5", "layers/dense/vars/1", "in another file")]
    [InlineData("circle.h5", "layers/dense/again/dense/again", "nested too deep")]
    [InlineData("circle_latest.h5", "layers/dense/again/dense/again", "nested too deep")]
    [InlineData("in_itself.h5", "layers/dense/vars/vars", "should be a dataset")]
    public void They_are_refused_by_name(string file, string entry, string reason)
    {
        using var model = new Sequential([new Input([3]), new Dense(2)]);
        var error = Refused(model, file);
        Assert.StartsWith(entry, error.Entry, StringComparison.Ordinal);
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    private static ModelFileException Refused(Sequential model, string file)
    {
        var before = Small.Weights(model);
        var error = Assert.Throws<ModelFileException>(() => model.LoadWeights(PathOf(file)));
        Assert.Equal(before, Small.Weights(model));
        return error;
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Saving", "Hostile", file);
}
