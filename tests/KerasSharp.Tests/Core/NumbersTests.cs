namespace KerasSharp.Tests.Core;

public sealed class NumbersTests
{
    [Fact]
    public void One_number_and_a_list_of_one_stay_apart_in_configs()
    {
        Numbers one = 0.5;
        Numbers list = [0.5];
        Assert.Equal(0.5, ConfigValue.ToPlain(one));
        Assert.Equal(new List<object?> { 0.5 }, ConfigValue.ToPlain(list));
        Assert.Equal("0.5", one.ToString());
        Assert.Equal("[0.5]", list.ToString());
    }

    [Fact]
    public void Both_forms_are_read_back()
    {
        var config = new Config { { "one", 1 }, { "several", new[] { 0.25, 2 } }, { "none", null } };
        Assert.Equal([1.0], config.Get<Numbers>("one")!);
        Assert.Equal("[0.25, 2]", config.Get<Numbers>("several")!.ToString());
        Assert.Null(config.Get<Numbers?>("none"));
    }
}
