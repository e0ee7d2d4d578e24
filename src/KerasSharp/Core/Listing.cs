using System.Collections.ObjectModel;
using System.Globalization;

namespace KerasSharp;

/// <summary>A list that prints what it holds, as lists do in Python: <c>[&lt;Variable …&gt;, &lt;Variable …&gt;]</c>.</summary>
internal sealed class Listing<T>(IList<T> items) : ReadOnlyCollection<T>(items)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"[{string.Join(", ", this.Select(item => Convert.ToString(item, CultureInfo.InvariantCulture)))}]";
}

/// <summary>Makes lists that print what they hold.</summary>
internal static class Listing
{
    /// <summary>The items in order.</summary>
    public static Listing<T> Of<T>(IEnumerable<T> items) => new(items as IList<T> ?? [.. items]);
}
