using RunnerMassage.Browser.Tests;
using RunnerMassage.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(PostgreSqlServer))]
