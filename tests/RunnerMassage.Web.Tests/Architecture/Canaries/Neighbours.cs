#pragma warning disable CA1812, IDE0130, IDE0161, MA0047, SA1403
namespace RunnerMassage.Web.Tests.Architecture.Canaries.Pages.Left
{
    internal sealed class UsesItsNeighbour
    {
        public Right.Neighbour Neighbour { get; } = new();
    }
}

namespace RunnerMassage.Web.Tests.Architecture.Canaries.Pages.Right
{
    internal sealed class Neighbour;
}
