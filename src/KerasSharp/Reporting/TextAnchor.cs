namespace KerasSharp.Reporting;

/// <summary>Which part of a text is at its place.</summary>
internal enum TextAnchor
{
    Start,
    Middle,
    End,
}
