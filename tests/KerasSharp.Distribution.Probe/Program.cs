using DistributionProbe;
using KerasSharp;

// The work that a test asks for, in each of the processes that mpirun starts: folder of the results, names of trainings with commas
// between, further argument.
TorchSharp.torch.set_num_threads(1);
var argument = args.ElementAtOrDefault(2) ?? "";
foreach (var name in args[1].Split(','))
{
    Distribution.Set(new DataParallel(autoShardDataset: name != "own_rows"));
    Utils.SetRandomSeed(7);
    if (name == "fault")
        Faults.Run(args[0], argument);
    else
        Report.Write(args[0], name, Trainings.Run(name, argument));
}
