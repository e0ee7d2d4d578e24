namespace KerasSharp.Layers;

/// <summary>Calls of a layer inside another one: an error names both.</summary>
internal static class InnerLayer
{
    public static T Call<T>(Layer outer, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"In layer \"{outer.Name}\": {e.Message}", e);
        }
    }

    public static void Call(Layer outer, Action call) => Call(outer, () =>
    {
        call();
        return true;
    });
}
