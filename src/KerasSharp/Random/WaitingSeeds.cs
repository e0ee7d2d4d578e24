namespace KerasSharp;

/// <summary>Initializers made on this thread from <see cref="Begin"/> to the end wait for their default seeds until that end, and then draw
/// them in the order in which they were made.</summary>
internal sealed class WaitingSeeds : IDisposable
{
    [ThreadStatic]
    private static WaitingSeeds? current;

    private readonly WaitingSeeds? _outer = current;
    private readonly List<Action> _draws = [];

    private WaitingSeeds()
    {
    }

    public static WaitingSeeds Begin() => current = new WaitingSeeds();

    /// <summary>Draws a seed: now, or when the waiting ends.</summary>
    public static void Draw(Action draw)
    {
        if (current is { } waiting)
            waiting._draws.Add(draw);
        else
            draw();
    }

    public void Dispose()
    {
        current = _outer;
        _draws.ForEach(draw => draw());
    }
}
