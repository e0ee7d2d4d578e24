namespace KerasSharp.Tests.Reporting;

/// <summary>The layout of tables: widths, alignment, wrapping.</summary>
public sealed class TextTableTests
{
    [Fact]
    public void Headers_stand_at_the_bottom()
    {
        var table = new TextTable([("Name", Justify.Left, 4), ("Long name", Justify.Left, 5)], 16);
        table.AddRow("a", "one two");
        Assert.Equal(
            """
            ┏━━━━━━┳━━━━━━━┓
            ┃      ┃ Long  ┃
            ┃ Name ┃ name  ┃
            ┡━━━━━━╇━━━━━━━┩
            │ a    │ one   │
            │      │ two   │
            └──────┴───────┘

            """,
            table.ToString(),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Words_wrap_and_what_is_too_long_ends_in_an_ellipsis()
    {
        var table = new TextTable([("Name", Justify.Left, 10), ("N", Justify.Right, 4)], 19);
        table.AddRow("two words", "1");
        table.AddRow("unbreakable", "22");
        Assert.Equal(
            """
            ┏━━━━━━━━━━━┳━━━━━┓
            ┃ Name      ┃   N ┃
            ┡━━━━━━━━━━━╇━━━━━┩
            │ two words │   1 │
            ├───────────┼─────┤
            │ unbreaka… │  22 │
            └───────────┴─────┘

            """.ReplaceLineEndings("\n"),
            table.ToString());
    }
}
