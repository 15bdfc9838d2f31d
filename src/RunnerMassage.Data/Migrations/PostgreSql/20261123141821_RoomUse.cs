using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RunnerMassage.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class RoomUse : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_MassageSessions_RoomUse",
                table: "MassageSessions",
                columns: new[] { "RoomId", "TherapistId", "Start" },
                filter: "\"Status\" <> 'Cancelled'")
                .Annotation("Npgsql:IndexInclude", new[] { "BusyUntil" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_MassageSessions_RoomUse",
                table: "MassageSessions");
        }
    }
}
