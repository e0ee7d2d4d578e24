// The tests listen to warnings, which are the process's.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
