using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace KerasSharp;

/// <summary>
/// Says which process has died. A killed process cannot say so itself, and mpirun names a number of the operating system.
/// </summary>
/// <remarks>
/// Each process keeps a connection to the first, which the system closes when either dies; one that ends in order says goodbye before.
/// Where no connection can be made (a firewall between hosts), or mpirun ends the process that would say it, mpirun's own message is left,
/// and the list of processes at the start says whom it means.
/// </remarks>
internal sealed class PeerWatch
{
    private const byte Goodbye = 1;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Replicas _replicas;
    private readonly string[] _names;
    private readonly List<Socket> _connections = [];
    private readonly Stream _errors = Console.OpenStandardError();
    private volatile bool _leaving;

    private PeerWatch(Replicas replicas)
    {
        _replicas = replicas;
        _names = replicas.Gather($"process {Environment.ProcessId} on {Environment.MachineName}");
    }

    /// <summary>Connects the processes; all call it.</summary>
    public static PeerWatch Start(Replicas replicas)
    {
        var watch = new PeerWatch(replicas);
        // mpirun may be faster to end this process than it is to say who died, and then names the process alone.
        if (replicas.Rank == 0)
            Console.Error.Write(
                $"{replicas.Count} processes train together: "
                + $"{string.Join(", ", watch._names.Select((name, rank) => $"rank {rank} is {name}"))}\n");
        var token = RandomNumberGenerator.GetBytes(16);
        using var listener = new TcpListener(IPAddress.Any, 0);
        if (replicas.Rank == 0)
            listener.Start();
        var port = replicas.Rank == 0 ? ((IPEndPoint)listener.LocalEndpoint).Port : 0;
        var place = replicas.Gather($"{port} {Convert.ToHexString(token)} {Addresses()}")[0].Split(' ');
        if (replicas.Rank == 0)
            watch.Accept(listener, token);
        else
            watch.Connect(
                int.Parse(place[0], System.Globalization.CultureInfo.InvariantCulture), Convert.FromHexString(place[1]), place[2..]);
        return watch;
    }

    /// <summary>Says goodbye.</summary>
    public void Stop()
    {
        _leaving = true;
        // Where the other side has left already, nobody is there to hear it.
        foreach (var connection in _connections)
            connection.Send([Goodbye], SocketFlags.None, out _);
    }

    private static string Addresses() =>
        string.Join(' ', Dns.GetHostAddresses(Dns.GetHostName())
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork).Append(IPAddress.Loopback).Distinct());

    private void Accept(TcpListener listener, byte[] token)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (_connections.Count < _replicas.Count - 1)
            {
                var connection = listener.AcceptSocketAsync(patience.Token).AsTask().GetAwaiter().GetResult();
                connection.ReceiveTimeout = (int)Patience.TotalMilliseconds;
                var greeting = new byte[token.Length + sizeof(int)];
                for (var read = 0; read < greeting.Length;)
                {
                    var part = connection.Receive(greeting.AsSpan(read));
                    read += part > 0 ? part : throw new SocketException((int)SocketError.ConnectionReset);
                }

                connection.ReceiveTimeout = 0;
                var rank = BitConverter.ToInt32(greeting, token.Length);
                if (!CryptographicOperations.FixedTimeEquals(greeting.AsSpan(0, token.Length), token) || rank <= 0
                    || rank >= _replicas.Count)
                {
                    connection.Dispose();
                    continue;
                }

                Watch(connection, rank);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // Some cannot reach this process: mpirun's message has to do.
        }
    }

    private void Connect(int port, byte[] token, string[] addresses)
    {
        // Its own machine's first.
        foreach (var address in addresses.Reverse())
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                using var patience = new CancellationTokenSource(Patience / addresses.Length);
                socket.ConnectAsync(IPAddress.Parse(address), port, patience.Token).AsTask().GetAwaiter().GetResult();
                socket.Send([.. token, .. BitConverter.GetBytes(_replicas.Rank)]);
                Watch(socket, 0);
                return;
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException)
            {
                socket.Dispose();
            }
        }
    }

    /// <summary>
    /// Waits for the end of a connection. mpirun ends all processes some hundredths of a second after one of them died, so everything that
    /// takes time is done before: a thread of its own waits, the message is ready, the stream has been written to once.
    /// </summary>
    private void Watch(Socket connection, int rank)
    {
        _connections.Add(connection);
        var message = Encoding.UTF8.GetBytes(
            $"Rank {rank} of {_replicas.Count} ({_names[rank]}) has died; rank {_replicas.Rank} ends the others.\n");
        _errors.Write([]);
        var thread = new Thread(() => Wait(connection, message)) { IsBackground = true, Priority = ThreadPriority.Highest };
        thread.Start();
    }

    private void Wait(Socket connection, byte[] message)
    {
        Span<byte> word = stackalloc byte[1];
        if (connection.Receive(word, SocketFlags.None, out _) == 1 || _leaving)
            return;
        _errors.Write(message);
        MpiWorld.Abort(1);
    }
}
