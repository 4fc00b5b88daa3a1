(self.chronicle = self.chronicle || []).push(...{{ rows|tojson }});
