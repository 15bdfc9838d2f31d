using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RunnerMassage.Data.Migrations.Sqlite
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
                columns: new[] { "RoomId", "TherapistId", "Start", "BusyUntil", "Status" },
                filter: "\"Status\" <> 'Cancelled'");
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
