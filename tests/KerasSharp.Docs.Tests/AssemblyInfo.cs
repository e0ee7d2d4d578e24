// The blocks write files into the current folder, and seed the one generator of random numbers.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
