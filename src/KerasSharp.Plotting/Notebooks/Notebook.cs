using System.Globalization;
using System.Text;
using KerasSharp.Callbacks;
using KerasSharp.Plotting;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp;

/// <summary>How models, trainings and images show themselves in .NET Interactive notebooks, as HTML.</summary>
/// <remarks>The package's extension of the kernel uses it; a host of its own may as well.</remarks>
public static class Notebook
{
    private const int ManyLayers = 30;
    private const int ManyImages = 40;
    private const int FewValues = 2000;

    /// <summary>The colours of pictures that show themselves.</summary>
    public static PlotTheme Theme
    {
        get;
        set => field = value ?? throw new ArgumentNullException(nameof(value));
    } = PlotTheme.Light;

    /// <summary>Makes what is trained from now on show itself live.</summary>
    /// <param name="display">Shows HTML, and returns what shows other HTML in its place.</param>
    public static void ShowProgress(Func<string, Action<string>> display)
    {
        ArgumentNullException.ThrowIfNull(display);
        CallbackList.DefaultProgress = () => new NotebookProgress(display);
    }

    /// <summary>A model as its summary and the picture of its graph.</summary>
    public static string ToHtml(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var connected = model.Body.Connections is not null;
        string[] headers = ["Layer (type)", "Output Shape", "Param #", .. connected ? (string[])["Connected to"] : []];
        var rows = ModelSummary.Rows(model).ToArray();
        var html = new StringBuilder("<div style=\"display:flex;flex-wrap:wrap;gap:28px;align-items:flex-start\"><div>");
        html.Append(CultureInfo.InvariantCulture,
            $"<div style=\"margin:4px 10px\"><b>Model: &quot;{Html.Text(model.Name)}&quot;</b></div>{Html.Table(headers, rows, "llrl")}");
        html.Append(CultureInfo.InvariantCulture,
            $"<div style=\"margin:6px 10px;white-space:pre-line\">{Html.Text(ModelSummary.Totals(model).Trim())}</div></div>");
        if (model.Built)
        {
            var picture = ModelPlotting.Draw(model, new DiagramOptions { ShowLayerNames = true, ShowShapes = true }, Theme, 2).ToSvg();
            html.Append(rows.Length <= ManyLayers ? $"<div>{picture}</div>" : $"<details><summary>graph</summary>{picture}</details>");
        }

        return html.Append("</div>").ToString();
    }

    /// <summary>A history as its curves; of a single epoch, which makes no curve, as a table.</summary>
    public static string ToHtml(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return history.Epoch.Count > 1 ? ToHtml(history.Plot(theme: Theme)) : Html.Table(
            ["epoch", .. history.Keys],
            history.Epoch.Select((epoch, i) => (IReadOnlyList<string>)[$"{epoch + 1}",
                .. history.Keys.Select(key => Number(history[key], i, history.Epoch.Count))]), "r");
    }

    /// <summary>A confusion matrix as a picture.</summary>
    public static string ToHtml(ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return ToHtml(matrix.Plot(theme: Theme));
    }

    /// <summary>Lines as a chart.</summary>
    public static string ToHtml(Plot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        return ToHtml(plot.ToFigure(theme: Theme));
    }

    /// <summary>A picture.</summary>
    public static string ToHtml(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return figure is ImageGrid ? Html.Image(figure) : figure.ToSvg();
    }

    /// <summary>A tensor that is an image or a batch of images as pictures; another as its values, those of a large one in part.</summary>
    /// <remarks>Images are (height, width, 1, 3 or 4), and batches of such; without channels those that are square. They have at least 8
    /// rows and columns, and are bytes or real numbers.</remarks>
    public static string ToHtml(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.IsInvalid)
            return "<div>a tensor that was disposed</div>";
        var kind = Html.Text($"{DTypes.Name(tensor.dtype)} {Shape.Of(tensor.shape)}");
        if (!IsImages(tensor))
            return $"<pre>{Html.Text(ToText(tensor))}</pre><div style=\"opacity:.7\">{kind}</div>";
        using var scope = NewDisposeScope();
        var isBatch = tensor.Dimensions == 4 || (tensor.Dimensions == 3 && tensor.shape[2] is not (1 or 3 or 4));
        var count = isBatch ? tensor.shape[0] : 1;
        var shown = count > ManyImages ? tensor[..ManyImages] : tensor;
        var more = count > ManyImages ? $", the first {ManyImages} of {count.ToString("N0", CultureInfo.InvariantCulture)}" : "";
        return $"{Html.Image(ImageGrid.Of(shown, theme: Theme))}<div style=\"opacity:.7\">{kind}{more}</div>";
    }

    /// <summary>A tensor's values, those of a large one in part.</summary>
    public static string ToText(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        using var scope = NewDisposeScope();
        return tensor.IsInvalid ? "a tensor that was disposed"
            : tensor.numel() <= FewValues ? tensor.ToString(TorchSharp.TensorStringStyle.Numpy)
            : $"{DTypes.Name(tensor.dtype)} {Shape.Of(tensor.shape)}: {string.Join(", ", Start(tensor))}, …";
    }

    /// <summary>What an exception says, in one line.</summary>
    public static string FirstLine(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return $"{exception.GetType().Name}: {exception.Message.Split('\n')[0].TrimEnd()}";
    }

    /// <summary>What an exception says beside its first line, folded.</summary>
    public static string ToHtml(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return $"<details><summary>where it happened</summary><pre>{Html.Text(exception.ToString())}</pre></details>";
    }

    private static bool IsImages(Tensor tensor)
    {
        if (tensor.dtype != ScalarType.Byte && !tensor.is_floating_point())
            return false;
        return tensor.shape switch
        {
            [> 0, >= 8, >= 8, 1 or 3 or 4] => true,
            [>= 8, >= 8, 1 or 3 or 4] => true,
            [> 0, >= 8 and var height, var width] => height == width,
            [>= 8 and <= 1024 and var height, var width] => height == width,
            _ => false,
        };
    }

    private static IEnumerable<string> Start(Tensor tensor) =>
        tensor.detach().reshape(-1)[..8].to_type(ScalarType.Float64).cpu().data<double>().ToArray()
            .Select(value => value.ToString("G6", CultureInfo.InvariantCulture));

    private static string Number(IReadOnlyList<double> values, int epoch, int epochs) =>
        epoch - (epochs - values.Count) is >= 0 and var place ? values[place].ToString("F4", CultureInfo.InvariantCulture) : "";
}
