using System.Text.Json;

namespace KerasSharp.Tests.Goldens;

public sealed class ScheduleTextTests
{
    [Theory]
    [InlineData("lr * 0.9", 0, 0.9)]
    [InlineData("lr * 2", 3, 2)]
    [InlineData("lr * 1e-1", 5, 0.1)]
    [InlineData("lr if epoch < 2 else lr * 0.5", 1, 1)]
    [InlineData("lr if epoch < 2 else lr * 0.5", 2, 0.5)]
    [InlineData("lr if epoch < 3 else lr * 0.25", 3, 0.25)]
    public void The_rate_is_multiplied_by_any_number_from_the_epoch_on(string text, int epoch, double factor) =>
        Assert.Equal(0.5 * factor, ScheduleText.Parse(Node(text))(epoch, 0.5), 1e-15);

    [Theory]
    [InlineData("lr / 2")]
    [InlineData("lr * 0.5 * epoch")]
    [InlineData("lr * -")]
    public void Another_form_fails_with_the_case_s_name(string text) =>
        Assert.Contains("case: schedule", Assert.Throws<InvalidDataException>(() => ScheduleText.Parse(Node(text))).Message);

    private static GoldenNode Node(string text) => new("case", "schedule", JsonSerializer.SerializeToElement(text));
}
