using RunnerMassage.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgreSqlServer))]
