using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace KerasSharp.ML.Access;

/// <summary>What stands behind ML.NET's catalogs of trainers.</summary>
internal static class Catalogs
{
    /// <summary>The environment of a catalog, an <see cref="MLContext"/>'s.</summary>
    public static IHostEnvironment Environment(TrainCatalogBase.CatalogInstantiatorBase catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return ((IInternalCatalog)catalog).Environment;
    }

    /// <summary>Whether the environment was given a seed.</summary>
    public static bool IsSeeded(IHostEnvironment environment) => environment is IHostEnvironmentInternal { Seed: not null };

    /// <summary>Whether what runs in the environment shall stop.</summary>
    public static bool IsCanceled(IHostEnvironment environment) => environment is ICancelable { IsCanceled: true };
}
