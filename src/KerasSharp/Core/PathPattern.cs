using System.Text.RegularExpressions;

namespace KerasSharp.Core;

/// <summary>
/// A regular expression that matches a whole path, in time that grows with the path's length where the expression allows it.
/// </summary>
internal sealed class PathPattern
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly string _pattern;
    private readonly Regex _expression;

    /// <summary>The expression.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public PathPattern(string pattern)
    {
        _pattern = pattern;
        var whole = $@"\A(?:{pattern})\z";
        try
        {
            _ = new Regex(pattern);
            _expression = new(whole, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            // It looks around or back.
            _expression = new(whole, RegexOptions.CultureInvariant, Longest);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException(
                $"The key '{pattern}' of a DTypePolicyMap is no regular expression: {e.Message}", nameof(pattern), e);
        }
    }

    public bool IsMatch(string path)
    {
        try
        {
            return _expression.IsMatch(path);
        }
        catch (RegexMatchTimeoutException e)
        {
            throw new ArgumentException(
                $"The key '{_pattern}' takes longer than {Longest.TotalSeconds} s to match a path.", nameof(path), e);
        }
    }
}
