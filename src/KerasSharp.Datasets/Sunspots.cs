namespace KerasSharp.Datasets;

/// <summary>The number of sunspots of each year from 1700 to 2008, a series that rises and falls in about eleven years.</summary>
/// <remarks>From the National Geophysical Data Center (NOAA), in the public domain; as statsmodels distributes it. The data is inside this
/// assembly.</remarks>
public static class Sunspots
{
    /// <summary>The year of the first number.</summary>
    public const int FirstYear = 1700;

    /// <summary>Loads the 309 numbers, one a year.</summary>
    public static float[] LoadData() => Table.Read("sunspots.csv", headers: 1).Column(1);
}
