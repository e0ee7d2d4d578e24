using KerasSharp.Plotting;

namespace KerasSharp;

/// <summary>Pictures of models.</summary>
public static class ModelPlotting
{
    private const double PixelsPerInch = 96;

    /// <summary>The graph of a model, with names and shapes.</summary>
    /// <param name="model">The model; it must be built.</param>
    /// <param name="toFile">The file to write, .svg, .png, .jpg, .webp or .pdf; null for none.</param>
    /// <param name="showShapes">Whether boxes show the shapes of inputs and outputs.</param>
    /// <param name="showLayerActivations">Whether boxes show activations.</param>
    /// <param name="expandNested">Whether models within are shown box by box.</param>
    /// <param name="rankdir">Where the graph runs: <c>TB</c> down, <c>LR</c> across, <c>BT</c> up, <c>RL</c> leftwards.</param>
    /// <param name="theme">The colours; null for <see cref="PlotTheme.Light"/>.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="InvalidOperationException">The model is not built.</exception>
    /// <remarks>Keras's own function with all its arguments and defaults is <c>Utils.PlotModel</c>.</remarks>
    public static Figure Plot(
        this Model model, string? toFile = null, bool showShapes = true, bool showLayerActivations = false, bool expandNested = false,
            string rankdir = "TB", PlotTheme? theme = null) =>
        Written(Draw(model, new DiagramOptions
        {
            ShowShapes = showShapes,
            ShowLayerNames = true,
            ShowLayerActivations = showLayerActivations,
            ExpandNested = expandNested,
            RankDir = rankdir
        }, theme, 2), toFile);

    extension(Utils)
    {
        /// <summary>Writes the graph of a model into a file, as Keras does it.</summary>
        /// <param name="model">The model; it must be built.</param>
        /// <param name="toFile">The file to write, .png, .svg, .jpg, .webp or .pdf; null for none.</param>
        /// <param name="showShapes">Whether boxes show the shapes of inputs and outputs.</param>
        /// <param name="showDtype">Whether boxes show the element type of outputs.</param>
        /// <param name="showLayerNames">Whether boxes show the names of layers.</param>
        /// <param name="rankdir">Where the graph runs: <c>TB</c> down, <c>LR</c> across, <c>BT</c> up, <c>RL</c> leftwards.</param>
        /// <param name="expandNested">Whether models within are shown box by box, in a frame.</param>
        /// <param name="dpi">Dots an inch, for files of pixels.</param>
        /// <param name="showLayerActivations">Whether boxes show activations.</param>
        /// <param name="showTrainable">Whether boxes show if training changes the layer.</param>
        /// <param name="splines">How Graphviz draws arrows: <c>ortho</c>, <c>curved</c>, <c>polyline</c>, <c>spline</c> or <c>line</c>;
        /// without Graphviz they are curved.</param>
        /// <param name="theme">The colours; null for <see cref="PlotTheme.Light"/>.</param>
        /// <returns>The picture.</returns>
        /// <exception cref="InvalidOperationException">The model is not built.</exception>
        /// <exception cref="ArgumentException">The ending of the file, rankdir or splines is none of those above, or dpi is not positive.</exception>
        /// <remarks>The graph is laid out by Graphviz's <c>dot</c> where that is installed. Source: keras.utils.plot_model.</remarks>
        public static Figure PlotModel(
            Model model, string? toFile = "model.png", bool showShapes = false, bool showDtype = false, bool showLayerNames = false,
                string rankdir = "TB", bool expandNested = false,
            int dpi = 200, bool showLayerActivations = false, bool showTrainable = false, string splines = "ortho", PlotTheme? theme = null)
        {
            if (dpi is < 1 or > 1920)
                throw new ArgumentOutOfRangeException(nameof(dpi), $"`dpi` must lie in [1, 1920]. Received: dpi={dpi}");
            var options = new DiagramOptions
            {
                ShowShapes = showShapes,
                ShowDType = showDtype,
                ShowLayerNames = showLayerNames,
                RankDir = rankdir,
                ExpandNested = expandNested,
                ShowLayerActivations = showLayerActivations,
                ShowTrainable = showTrainable,
                Splines = splines,
            };
            return Written(Draw(model, options, theme, dpi / PixelsPerInch), toFile);
        }

        /// <summary>The graph of a model in Graphviz's language.</summary>
        /// <inheritdoc cref="PlotModel(Model, string, bool, bool, bool, string, bool, int, bool, bool, string, PlotTheme)"/>
        /// <remarks>Source: keras.utils.model_to_dot.</remarks>
        public static string ModelToDot(
            Model model, bool showShapes = false, bool showDtype = false, bool showLayerNames = true, string rankdir = "TB",
                bool expandNested = false,
            bool showLayerActivations = false, bool showTrainable = false, string splines = "ortho")
        {
            var options = new DiagramOptions
            {
                ShowShapes = showShapes,
                ShowDType = showDtype,
                ShowLayerNames = showLayerNames,
                RankDir = rankdir,
                ExpandNested = expandNested,
                ShowLayerActivations = showLayerActivations,
                ShowTrainable = showTrainable,
                Splines = splines,
            };
            return DotText.Of(Measured(model, options), options);
        }
    }

    internal static DiagramFigure Draw(Model model, DiagramOptions options, PlotTheme? theme, double scale, bool useGraphviz = true)
    {
        var diagram = Measured(model, options);
        if (!useGraphviz || !Graphviz.TryArrange(diagram, options))
            FramedLayout.Arrange(diagram, options);
        return new DiagramFigure(diagram, theme ?? PlotTheme.Light) { Scale = scale };
    }

    internal static Figure Written(Figure figure, string? toFile)
    {
        if (toFile is not null)
            figure.Save(toFile);
        return figure;
    }

    private static Diagram Measured(Model model, DiagramOptions options)
    {
        var diagram = DiagramReader.Read(model, options);
        foreach (var node in diagram.Nodes)
            node.Size = BoxDrawing.Measure(node);
        return diagram;
    }
}
