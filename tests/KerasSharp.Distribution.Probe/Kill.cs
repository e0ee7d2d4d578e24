using System.Diagnostics;
using KerasSharp;
using KerasSharp.Callbacks;

namespace DistributionProbe;

/// <summary>
/// Kills one of the processes as the operating system would, in the middle of the second epoch, where a file of that rank's asks for it;
/// once.
/// </summary>
internal sealed class Kill(string folder) : Callback
{
    private int _epoch;

    private string Order => $"{folder}.kill{Distribution.Rank}";

    public override void OnEpochBegin(int epoch, Logs logs) => _epoch = epoch;

    public override void OnTrainBatchEnd(int batch, Logs logs)
    {
        if (_epoch != 1 || batch != 2 || !File.Exists(Order))
            return;
        File.Delete(Order);
        Process.GetCurrentProcess().Kill();
    }
}
