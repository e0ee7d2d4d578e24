// Seeds, default types and grad modes are torch's globals.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
